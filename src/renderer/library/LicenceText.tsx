import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LicenceText as Licence, licencesFor } from '../../shared/rules/licences.ts'
import { orpc } from '../rpc/client.ts'
import classes from './licence-text.module.css'

/** Opens the licence that a notice speaks of, where the app has its text. */
export function LicenceText({ notice }: { readonly notice: string }) {
  const { data: licences = [] } = useLicences()
  const own = licencesFor(licences, [notice])
  return own.map((licence) => (
    <LicenceLink key={licence.title} licence={licence}>
      {own.length === 1 ? 'Read the licence' : `Read the ${licence.title}`}
    </LicenceLink>
  ))
}

/** Every licence that library material ships under, by name. */
export function LicenceList() {
  const { data: licences = [] } = useLicences()
  return (
    <ul className={classes.list}>
      {licences.map((licence) => (
        <li key={licence.title}>
          <LicenceLink licence={licence}>{licence.title}</LicenceLink>
        </li>
      ))}
    </ul>
  )
}

function useLicences() {
  return useQuery(orpc.library.licences.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
}

function LicenceLink({ licence, children }: { readonly licence: Licence; readonly children: string }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button" className="link" onClick={() => setOpened(true)}>
        {children}
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={licence.title} size={720}>
        {/* Reached by keyboard, so that a long text can be scrolled by it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached */}
        <pre className={classes.text} tabIndex={0} aria-label={licence.title} role="document">
          {licence.text}
        </pre>
      </Modal>
    </>
  )
}
