import { avatar, chart, font, motion, radius, role, shadow, vault } from './tokens.json'

export type Scheme = 'light' | 'dark'
export type CssVariables = Record<`--${string}`, string>

function kebab(name: string): string {
  return name.replaceAll('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function named(prefix: string, values: Readonly<Record<string, string | number>>, unit = ''): CssVariables {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${prefix}${kebab(name)}`, `${value}${unit}`]))
}

function avatars(scheme: Scheme): CssVariables {
  const pairs = Object.entries(avatar).flatMap(([name, look]) => [
    [`--avatar-${name}-bg`, look[scheme].bg],
    [`--avatar-${name}-text`, look[scheme].text],
  ])
  return Object.fromEntries(pairs)
}

/** The roles of one colour scheme: `bg.page` becomes `--bg-page`, `primary.onFill` `--primary-on-fill`. */
export function schemeVariables(scheme: Scheme): CssVariables {
  const { bg, text, button } = role.inverse[scheme]
  return {
    ...named('', role[scheme]),
    ...named('inverse-', { bg, text, button }),
    ...avatars(scheme),
    ...named('chart-', chart.categorical[scheme]),
    ...named('sequential-', Object.fromEntries(chart.sequential[scheme].map((colour, index) => [String(index + 1), colour]))),
    ...named('shadow-', shadow[scheme]),
    '--overlay': shadow.overlay[scheme],
    '--ring-art': scheme === 'light' ? '#CEDDC1' : '#3A3731',
  }
}

/** What both schemes share: faces, radii, durations and vault colours. */
export function sharedVariables(): CssVariables {
  const { ease, fast, base, panel, ring } = motion
  return {
    '--font-ui': font.ui,
    '--font-serif': font.serif,
    '--font-mono': font.mono,
    ...named('radius-', radius, 'px'),
    ...named('motion-', { fast, base, panel, ring }, 'ms'),
    '--ease-out': ease.out,
    '--ease-in-out': ease.inOut,
    ...Object.fromEntries(Object.entries(vault).map(([name, colour]) => [`--vault-${name}`, colour.hex])),
  }
}
