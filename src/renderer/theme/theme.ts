import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core'
import { mantine, scale } from './tokens.json'
import { schemeVariables, sharedVariables } from './variables.ts'

function tuple(colours: readonly string[]): MantineColorsTuple {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = ''] = colours
  return [a, b, c, d, e, f, g, h, i, j]
}

const ROLE_OF_COLOUR: Readonly<Record<string, string>> = {
  moss: 'primary',
  clay: 'accent',
  ochre: 'advice',
  berry: 'danger',
  slate: 'info',
}

function softFamily(role: string) {
  return {
    light: {
      background: `var(--${role}-soft)`,
      hover: `var(--${role}-soft)`,
      color: `var(--${role}-soft-text)`,
      border: '1px solid transparent',
    },
    outline: {
      background: 'transparent',
      hover: 'var(--bg-hover)',
      color: `var(--${role}-text)`,
      border: `1px solid var(--${role}-graphic)`,
    },
    subtle: { background: 'transparent', hover: 'var(--bg-hover)', color: `var(--${role}-text)`, border: '1px solid transparent' },
    transparent: { background: 'transparent', hover: 'transparent', color: `var(--${role}-text)`, border: '1px solid transparent' },
  }
}

/**
 * Maps colour and variant to the measured roles. Mantine's own resolver puts white on the dark-scheme primary (2.4:1), and
 * `autoContrast` looks at the light shade only.
 */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  if (variant === 'default' || variant === 'white') {
    return { background: 'var(--bg-raised)', hover: 'var(--bg-hover)', color: 'var(--text-1)', border: '1px solid var(--line-strong)' }
  }
  const role = ROLE_OF_COLOUR[color ?? 'moss']
  if (role === undefined) {
    const border = variant === 'outline' ? '1px solid var(--line-strong)' : '1px solid transparent'
    const background = variant === 'filled' || variant === 'light' ? 'var(--bg-pressed)' : 'transparent'
    return { background, hover: 'var(--bg-hover)', color: 'var(--text-2)', border }
  }
  const soft = softFamily(role)
  if (variant in soft) return soft[variant as keyof typeof soft]
  const hasFill = role === 'primary' || role === 'accent' || role === 'danger'
  if (!hasFill) return soft.light
  const hover = role === 'primary' ? 'var(--primary-fill-hover)' : `var(--${role}-fill)`
  return { background: `var(--${role}-fill)`, hover, color: `var(--${role}-on-fill)`, border: '1px solid transparent' }
}

type InputSize = { '--input-height': string; '--input-fz': string }

/** 32 px for work, 44 px where one field is the whole task. */
function inputSize(size: unknown): InputSize {
  return size === 'lg' || size === 'xl'
    ? { '--input-height': '44px', '--input-fz': '0.9375rem' }
    : { '--input-height': '32px', '--input-fz': '0.8125rem' }
}

type ButtonSize = { '--button-height': string; '--button-padding-x': string; '--button-fz': string }

/** 28, 32 and 40 px for work, 48 for a thumb. */
function buttonSize(size: unknown): ButtonSize {
  if (size === 'xs' || size === 'sm') return { '--button-height': '28px', '--button-padding-x': '10px', '--button-fz': '0.8125rem' }
  if (size === 'lg') return { '--button-height': '40px', '--button-padding-x': '20px', '--button-fz': '0.875rem' }
  if (size === 'xl') return { '--button-height': '48px', '--button-padding-x': '24px', '--button-fz': '0.9375rem' }
  return { '--button-height': '32px', '--button-padding-x': '13px', '--button-fz': '0.8125rem' }
}

/** The roles as CSS variables, and Mantine's own variables pointed at them. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    ...sharedVariables(),
    '--mantine-color-body': 'var(--bg-page)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-error': 'var(--danger-text)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--primary-text)',
    '--mantine-color-default': 'var(--bg-raised)',
    '--mantine-color-default-hover': 'var(--bg-hover)',
    '--mantine-color-default-color': 'var(--text-1)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--bg-pressed)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled-border': 'var(--line-soft)',
    '--mantine-primary-color-filled': 'var(--primary-fill)',
    '--mantine-primary-color-filled-hover': 'var(--primary-fill-hover)',
    '--mantine-primary-color-contrast': 'var(--primary-on-fill)',
    '--mantine-primary-color-light': 'var(--primary-soft)',
    '--mantine-primary-color-light-color': 'var(--primary-soft-text)',
  },
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})

export const theme = createTheme({
  primaryColor: mantine.primaryColor,
  primaryShade: { light: 7, dark: 4 },
  colors: {
    moss: tuple(scale.moss),
    clay: tuple(scale.clay),
    ochre: tuple(scale.ochre),
    berry: tuple(scale.berry),
    slate: tuple(scale.slate),
    gray: tuple(mantine.gray),
    dark: tuple(mantine.dark),
  },
  black: mantine.black,
  white: mantine.white,
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-serif)', fontWeight: '560' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.334', sm: '1.385', md: '1.43', lg: '1.5', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: '7px',
  breakpoints: { xs: '30em', sm: '43.75em', md: '51.25em', lg: '75em', xl: '90em' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver,
  // Plain objects and not `Button.extend`: naming a component here would load it with the first screen.
  components: {
    Button: {
      defaultProps: { variant: 'default', size: 'md' },
      vars: (_theme: MantineTheme, { size }: { readonly size?: unknown }) => ({ root: buttonSize(size) }),
    },
    Badge: { defaultProps: { variant: 'light', color: 'gray', radius: 5 } },
    Chip: { defaultProps: { color: 'moss' } },
    Checkbox: { defaultProps: { iconColor: 'var(--primary-on-fill)', radius: 5, size: 'xs' } },
    Input: {
      defaultProps: { size: 'sm' },
      vars: (_theme: MantineTheme, { size }: { readonly size?: unknown }) => ({ wrapper: inputSize(size) }),
    },
    // A dialog that opens with the focus in such a field must not lie under its list: a click, a letter or an arrow opens it.
    Select: { defaultProps: { openOnFocus: false } },
    Autocomplete: { defaultProps: { openOnFocus: false } },
    MultiSelect: { defaultProps: { openOnFocus: false } },
    TagsInput: { defaultProps: { openOnFocus: false } },
    PasswordInput: { vars: () => ({ root: { '--psi-icon-size': '17px', '--psi-button-size': '28px' } }) },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Modal: {
      defaultProps: {
        radius: 12,
        centered: true,
        overlayProps: { color: 'var(--overlay)', backgroundOpacity: 1 },
        transitionProps: { duration: 140 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    // A `header` in a dialog reads as a second banner of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 200 }, closeButtonProps: { 'aria-label': 'Close' } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, radius: 10, shadow: 'md', transitionProps: { duration: 140 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
})
