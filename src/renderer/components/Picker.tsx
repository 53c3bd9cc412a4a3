import { type ComboboxData, Select, type SelectProps } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { firstHolding, flatOptions, meantBy, type Options } from './picker-options.ts'

interface PickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'onSearchChange' | 'error'> {
  readonly data: Options
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** What is said of a text that means none of them. */
  readonly nothingFoundMessage?: string
  /** What was typed before the field was there. Whoever types so fast means the first of the list by Enter, marked or not. */
  readonly typedAhead?: (() => string) | undefined
}

/**
 * Chooses one of many by typing. What is typed is either a choice or an open question: it never gives way to the choice before it without
 * a word, and no form goes off while it stands.
 */
export function Picker({ data, value, onChange, nothingFoundMessage = 'No such name', typedAhead, ...props }: PickerProps) {
  const { typed, error, settle, takeFirst, search, look, begin, type, choose, show } = usePicking({
    data,
    value,
    onChange,
    clearable: props.clearable === true,
  })
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef({ settle, typeAhead: () => type(typedAhead?.() ?? '') })
  latest.current.settle = settle
  useEffect(() => {
    // The field empties itself when it comes up; what was typed before goes in after that.
    const frame = requestAnimationFrame(() => latest.current.typeAhead())
    return () => cancelAnimationFrame(frame)
  }, [])
  // Before React hears of it, which listens further out: whatever the form does is done only with a choice.
  useEffect(() => {
    const form = field.current?.closest('form')
    const hold = (event: Event) => {
      if (latest.current.settle()) return
      event.preventDefault()
      event.stopPropagation()
      field.current?.focus()
    }
    form?.addEventListener('submit', hold, { capture: true })
    return () => form?.removeEventListener('submit', hold, { capture: true })
  }, [])
  return (
    <Select
      selectFirstOptionOnChange
      allowDeselect={false}
      {...props}
      ref={field}
      searchable
      data={data as unknown as ComboboxData}
      nothingFoundMessage={nothingFoundMessage}
      value={value}
      searchValue={search}
      onSearchChange={look}
      onInput={begin}
      onChange={choose}
      onOptionSubmit={show}
      error={error && `${nothingFoundMessage}. Choose from the list.`}
      onFocus={(event) => {
        event.currentTarget.select()
        props.onFocus?.(event)
      }}
      onClick={(event) => {
        if (!typed()) event.currentTarget.select()
        props.onClick?.(event)
      }}
      onBlur={(event: FocusEvent<HTMLInputElement>) => {
        settle()
        props.onBlur?.(event)
      }}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter' && !takesOption(event.currentTarget) && typed()) {
          event.preventDefault()
          if (typedAhead === undefined || !takeFirst()) settle()
        }
        props.onKeyDown?.(event)
      }}
    />
  )
}

interface PickingOptions extends Pick<PickerProps, 'data' | 'value' | 'onChange'> {
  readonly clearable: boolean
}

/** What stands in the field: the choice by name, or what was typed and is none yet. */
function usePicking({ data, value, onChange, clearable }: PickingOptions) {
  const label = flatOptions(data).find((option) => option.value === value)?.label ?? ''
  const [search, setSearch] = useState(label)
  const [error, setError] = useState(false)
  /** Null while the field shows the choice. */
  const text = useRef<string | null>(null)
  const take = (next: string | null) => {
    text.current = null
    setError(false)
    if (next !== value) onChange(next)
  }
  /** Makes a choice of what was typed, where it can only mean one. False when it stays open. */
  const settle = (): boolean => {
    const open = text.current
    if (open === null || open.trim() === label) return true
    const meant = meantBy(open, data)
    if (meant !== null || (open.trim() === '' && clearable)) {
      setSearch(meant?.label ?? '')
      take(meant?.value ?? null)
      return true
    }
    if (open.trim() === '') return true
    setSearch(open)
    setError(true)
    return false
  }
  return {
    search,
    error,
    settle,
    typed: () => text.current !== null,
    look: setSearch,
    begin: (event: { readonly currentTarget: HTMLInputElement }) => {
      text.current = event.currentTarget.value
      setError(false)
    },
    type: (typed: string) => {
      if (typed === '') return
      text.current = typed
      setSearch(typed)
    },
    takeFirst: (): boolean => {
      const first = firstHolding(text.current ?? '', data)
      if (first !== null) take(first.value)
      return first !== null
    },
    choose: take,
    /** Also when it is the choice that stood there: then nothing changes but the text. */
    show: (chosen: string) => {
      text.current = null
      setError(false)
      setSearch(flatOptions(data).find((option) => option.value === chosen)?.label ?? '')
    },
  }
}

/** The list is open and one of its options is under the cursor: Enter takes that one. */
function takesOption(field: HTMLInputElement): boolean {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '')
  return list?.querySelector('[data-combobox-selected]') != null
}
