import { ActionIcon, Button, TextInput } from '@mantine/core'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { Framework } from '../../../../shared/contract/library-methods.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import { type Level, nextLevelKey } from '../../../../shared/rules/library-content.ts'
import { count } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'

function isNamed({ name, levels }: Pick<Framework, 'name' | 'levels'>): boolean {
  return [name, ...levels.map((level) => level.name)].every((each) => each.trim() !== '')
}

/** Name, description and levels of a framework; they save by themselves. */
export function FrameworkHeadFields({ framework }: { readonly framework: Framework }) {
  const { id, name, description, levels } = framework
  const reader = useId()
  const head = useAutosave(
    { name, description, levels },
    async (fields) => {
      const saved = await rpc.library.updateFramework({ frameworkId: id, fields })
      changed()
      return saved
    },
    isNamed,
  )
  const set = (fields: Partial<typeof head.value>) => head.change({ ...head.value, ...fields })
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label="Name"
          maxLength={120}
          value={head.value.name}
          error={head.value.name.trim() === '' && 'A name is needed'}
          aria-describedby={reader}
          onChange={(event) => set({ name: event.currentTarget.value })}
          onBlur={() => void head.flush()}
        />
        <TextBox
          label="Description"
          autosize
          minRows={1}
          longest={LONGEST.paragraph}
          value={head.value.description}
          aria-describedby={reader}
          onChange={(event) => set({ description: event.currentTarget.value })}
          onBlur={() => void head.flush()}
        />
      </div>
      <details className={classes.details}>
        <summary>
          <span className="t-heading">Levels</span>
          <span className="c-2">
            {head.value.levels.length === 0
              ? 'none'
              : `${count(head.value.levels.length, 'level')}: ${head.value.levels.map((level) => level.name).join(', ')}`}
          </span>
        </summary>
        <Levels levels={head.value.levels} onChange={(next) => set({ levels: [...next] })} onBlur={() => void head.flush()} />
      </details>
      <div className={classes.status}>
        <ReaderLine kind="both" id={reader} text="Both sides, once a cycle uses it" />
        <SavedIndicator state={head.state} onRetry={() => void head.flush()} />
      </div>
    </>
  )
}

interface LevelsProps {
  readonly levels: readonly Level[]
  readonly onChange: (levels: readonly Level[]) => void
  readonly onBlur: () => void
}

function Levels({ levels, onChange, onBlur }: LevelsProps) {
  const set = (key: string, fields: Partial<Level>) =>
    onChange(levels.map((level) => (level.key === key ? { ...level, ...fields } : level)))
  const move = (index: number, by: -1 | 1) => {
    const next = [...levels]
    const [level] = next.splice(index, 1)
    if (level) next.splice(index + by, 0, level)
    onChange(next)
  }
  return (
    <div className={classes.levels}>
      {levels.map((level, index) => (
        <div key={level.key} className={classes.level}>
          <TextInput
            aria-label={`Name of level ${index + 1}`}
            maxLength={120}
            value={level.name}
            error={level.name.trim() === '' && 'A name is needed'}
            onChange={(event) => set(level.key, { name: event.currentTarget.value })}
            onBlur={onBlur}
          />
          <TextBox
            aria-label={`What ${level.name} means`}
            placeholder="What it means"
            autosize
            minRows={1}
            longest={LONGEST.reason}
            value={level.description}
            onChange={(event) => set(level.key, { description: event.currentTarget.value })}
            onBlur={onBlur}
          />
          <span className={classes.icons}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${level.name} up`}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              <ArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${level.name} down`}
              disabled={index === levels.length - 1}
              onClick={() => move(index, 1)}
            >
              <ArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove level ${level.name}`}
              onClick={() => onChange(levels.filter(({ key }) => key !== level.key))}
            >
              <X size={16} />
            </ActionIcon>
          </span>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Plus size={16} aria-hidden />}
          disabled={levels.length >= 15}
          onClick={() => onChange([...levels, { key: nextLevelKey(levels), name: `Level ${levels.length + 1}`, description: '' }])}
        >
          Add level
        </Button>
      </div>
    </div>
  )
}
