import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReviewForm } from '../../shared/rules/review-form.ts'
import { orpc } from '../rpc/client.ts'
import { FormFields } from './FormFields.tsx'
import { FrameworkPicker } from './FrameworkPicker.tsx'

interface ReviewFormFieldsProps {
  readonly form: ReviewForm
  readonly onChange: (form: ReviewForm) => void
}

/** A review form with the scales and frameworks of the library to choose from. */
export function ReviewFormFields({ form, onChange }: ReviewFormFieldsProps) {
  const [picking, setPicking] = useState(false)
  const scales = useQuery(orpc.library.scales.queryOptions())
  return (
    <>
      <FormFields form={form} scales={scales.data ?? []} onChange={onChange} onPick={() => setPicking(true)} />
      {picking && (
        <FrameworkPicker
          form={form}
          onClose={() => setPicking(false)}
          onAdd={(added) => {
            onChange({ ...form, competencies: [...form.competencies, ...added] })
            setPicking(false)
          }}
        />
      )}
    </>
  )
}
