import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import type { TemplateContent } from '../../../../shared/rules/library-content.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import classes from '../methods.module.css'

type Item = Extract<TemplateContent, { kind: 'agenda' }>['items'][number]

interface AgendaFieldsProps {
  readonly items: readonly Item[]
  readonly onChange: (items: readonly Item[]) => void
}

/** The items of an agenda and who brings each. */
export function AgendaFields({ items, onChange }: AgendaFieldsProps) {
  const set = (index: number, fields: Partial<Item>) => onChange(items.map((item, at) => (at === index ? { ...item, ...fields } : item)))
  return (
    <section className={classes.block}>
      <SectionHeading title="Items" note={items.length} />
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place while its words are being typed
        <div key={index} className={classes.line}>
          <TextInput
            aria-label={`Item ${index + 1}`}
            maxLength={300}
            value={item.title}
            error={item.title.trim() === '' && 'Words are needed'}
            onChange={(event) => set(index, { title: event.currentTarget.value })}
          />
          <SegmentedControl
            size="xs"
            aria-label={`Who raises item ${index + 1}`}
            value={item.raisedBy}
            onChange={(value) => set(index, { raisedBy: value === 'employee' ? 'employee' : 'manager' })}
            data={[
              { value: 'manager', label: 'You' },
              { value: 'employee', label: 'They' },
            ]}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove item ${index + 1}`}
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            <X size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Plus size={16} aria-hidden />}
        disabled={items.length >= 40}
        onClick={() => onChange([...items, { title: 'New item', raisedBy: 'manager' }])}
      >
        Add item
      </Button>
    </section>
  )
}
