import { Button, Menu, Textarea, TextInput } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import { useId, useState } from 'react'
import type { Competency, Framework } from '../../../../shared/contract/library-methods.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { CompetencyContent } from '../../../../shared/rules/library-content.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import { MergeCompetency } from './MergeCompetency.tsx'
import { linesOf, textAt, withLines } from './statement-lines.ts'

interface CompetencyEditorProps {
  readonly competency: Competency
  readonly framework: Framework
}

interface Draft {
  readonly area: string
  readonly name: string
  readonly description: string
  /** One statement per line, by level. */
  readonly texts: Readonly<Record<string, string>>
}

/** One competency: its name, its area, and what somebody does at each level. */
export function CompetencyEditor({ competency, framework }: CompetencyEditorProps) {
  const [merging, setMerging] = useState(false)
  const { area, name, description, id } = competency
  const texts = Object.fromEntries(framework.levels.map(({ key }) => [key, textAt(competency, key)]))
  const draft = useAutosave<Draft>(
    { area, name, description, texts },
    async (value) => {
      const saved = await rpc.library.updateCompetency({ competencyId: id, fields: contentOf(value, framework) })
      changed()
      return saved
    },
    ({ name }) => name.trim() !== '',
  )
  const set = (fields: Partial<Draft>) => draft.change({ ...draft.value, ...fields })
  const reader = useId()
  const blur = () => void draft.flush()
  const remove = async () => changed(await rpc.library.removeCompetency({ competencyId: id }))
  return (
    <article className={classes.editor} aria-label={name}>
      <div className={classes.fields}>
        <TextInput
          label="Competency"
          maxLength={120}
          value={draft.value.name}
          error={draft.value.name.trim() === '' && 'A name is needed'}
          onChange={(event) => set({ name: event.currentTarget.value })}
          onBlur={blur}
        />
        <TextInput
          label="Area"
          maxLength={120}
          value={draft.value.area}
          onChange={(event) => set({ area: event.currentTarget.value })}
          onBlur={blur}
        />
      </div>
      <TextBox
        label="What it means"
        autosize
        minRows={2}
        longest={LONGEST.reason}
        value={draft.value.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        onBlur={blur}
      />
      {framework.levels.length === 0 && (
        <p className="c-2">The framework has no levels. With levels, each says what somebody does who has reached it.</p>
      )}
      {framework.levels.map((level) => (
        <Textarea
          key={level.key}
          label={level.name}
          description={linesOf(draft.value.texts[level.key] ?? '').length === 0 ? 'One statement per line' : undefined}
          aria-describedby={reader}
          autosize
          minRows={1}
          value={draft.value.texts[level.key] ?? ''}
          onChange={(event) => set({ texts: { ...draft.value.texts, [level.key]: event.currentTarget.value } })}
          onBlur={blur}
        />
      ))}
      <div className={classes.status}>
        <ReaderLine kind="both" id={reader} text="Both sides, once a cycle uses it" />
        <SavedIndicator state={draft.state} onRetry={blur} />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" aria-label={`More for ${name}`}>
              <Ellipsis size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={framework.competencies.length < 2} onClick={() => setMerging(true)}>
              Merge another into this
            </Menu.Item>
            <Menu.Item onClick={() => void remove()}>Remove competency</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {merging && <MergeCompetency into={competency} framework={framework} onClose={() => setMerging(false)} />}
    </article>
  )
}

function contentOf({ area, name, description, texts }: Draft, framework: Framework): CompetencyContent {
  return { area, name, description, indicators: withLines(framework.levels, texts) }
}
