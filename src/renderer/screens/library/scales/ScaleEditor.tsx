import { ActionIcon, Button, NumberInput, Radio, Switch, TextInput } from '@mantine/core'
import { Plus, Trash2, X } from 'lucide-react'
import { useId } from 'react'
import type { ScaleId } from '../../../../shared/kernel/ids.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import { type ScaleContent, scaleFault } from '../../../../shared/rules/library-content.ts'
import type { ScalePoint } from '../../../../shared/rules/review-form.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { ScoreSteps } from '../../../components/ScoreSteps.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { pointAbove, withoutPoint, withPoint } from './scale-draft.ts'

interface ScaleEditorProps {
  readonly id: ScaleId
  readonly scale: ScaleContent
}

const faultWords = {
  SCALE_OUT_OF_ORDER: 'Numbers rise from point to point, and no two words are the same. Until then the change is not saved.',
  MEETS_NOT_ON_SCALE: 'One point has to mean “meets”. Until then the change is not saved.',
} as const

function canBeKept(scale: ScaleContent): boolean {
  return scaleFault(scale) === null && [scale.name, ...scale.points.map(({ label }) => label)].every((each) => each.trim() !== '')
}

/** A scale of one's own: points, words, and which of them means "meets". */
export function ScaleEditor({ id, scale: { name, points, meets, notApplicable } }: ScaleEditorProps) {
  const draft = useAutosave<ScaleContent>(
    { name, points, meets, notApplicable },
    async (scale) => {
      const saved = await rpc.library.updateScale({ scaleId: id, scale })
      changed()
      return saved
    },
    canBeKept,
  )
  const scale = draft.value
  const set = (fields: Partial<ScaleContent>) => draft.change({ ...scale, ...fields })
  const reader = useId()
  const blur = () => void draft.flush()
  const fault = scaleFault(scale)
  return (
    <>
      <div className={classes.headline}>
        <h2 className="t-section">{scale.name || 'Scale without a name'}</h2>
        <RemoveScale id={id} />
      </div>
      <div className={classes.fields}>
        <TextInput
          label="Name"
          maxLength={120}
          value={scale.name}
          error={scale.name.trim() === '' && 'A name is needed'}
          aria-describedby={reader}
          onChange={(event) => set({ name: event.currentTarget.value })}
          onBlur={blur}
        />
        <Switch
          className={classes.beside ?? ''}
          label="An item may be left out as not seen"
          description="Left out of the score, not counted as zero"
          checked={scale.notApplicable}
          onChange={(event) => set({ notApplicable: event.currentTarget.checked })}
        />
      </div>
      <section className={classes.block}>
        <SectionHeading title="Points" note={scale.points.length} aside="two to ten, low to high" />
        <Radio.Group value={String(scale.meets)} onChange={(value) => set({ meets: Number(value) })} aria-label="Which point means meets">
          {scale.points.map((point, index) => (
            <Point
              // The place is what a point is: its number and word are being typed.
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name
              key={index}
              point={point}
              onChange={(fields) => draft.change(withPoint(scale, index, fields))}
              onRemove={scale.points.length > 2 ? () => draft.change(withoutPoint(scale, index)) : undefined}
              onBlur={blur}
            />
          ))}
        </Radio.Group>
        {fault !== null && <p className="c-danger">{faultWords[fault]}</p>}
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Plus size={16} aria-hidden />}
          disabled={scale.points.length >= 10}
          onClick={() => set({ points: [...scale.points, pointAbove(scale.points)] })}
        >
          Add point
        </Button>
      </section>
      <div className={classes.status}>
        <ReaderLine kind="both" id={reader} text="Both sides, once a cycle uses it" />
        <SavedIndicator state={draft.state} onRetry={blur} />
      </div>
      <section className={classes.block}>
        <SectionHeading title="As it looks in a review" />
        <div className={classes.sample}>
          <ScoreSteps
            label="Sample"
            points={scale.points}
            notSeen={scale.notApplicable}
            value={{ score: scale.meets, notSeen: false }}
            onChange={() => undefined}
          />
        </div>
      </section>
    </>
  )
}

function RemoveScale({ id }: { readonly id: ScaleId }) {
  const open = useOpenItem('scales')
  const remove = async () => {
    changed(await rpc.library.removeScale({ scaleId: id }))
    open(null)
  }
  return (
    <Button leftSection={<Trash2 size={16} aria-hidden />} onClick={() => void remove()}>
      Remove scale
    </Button>
  )
}

interface PointProps {
  readonly point: ScalePoint
  readonly onChange: (fields: Partial<ScalePoint>) => void
  readonly onRemove: (() => void) | undefined
  readonly onBlur: () => void
}

function Point({ point, onChange, onRemove, onBlur }: PointProps) {
  return (
    <div className={classes.point}>
      <NumberInput
        aria-label={`Number of ${point.label}`}
        hideControls
        min={0}
        max={100}
        allowDecimal={false}
        value={point.value}
        onChange={(value) => typeof value === 'number' && onChange({ value })}
        onBlur={onBlur}
      />
      <TextInput
        aria-label={`Word for ${point.value}`}
        maxLength={60}
        value={point.label}
        error={point.label.trim() === '' && 'A word is needed'}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
        onBlur={onBlur}
      />
      <TextBox
        aria-label={`What ${point.value} means`}
        placeholder="What it means"
        autosize
        minRows={1}
        longest={LONGEST.meaning}
        value={point.meaning}
        onChange={(event) => onChange({ meaning: event.currentTarget.value })}
        onBlur={onBlur}
      />
      <span className={classes.centre}>
        <Radio size="xs" value={String(point.value)} label="meets" aria-label={`${point.value} ${point.label} means meets`} />
      </span>
      <span className={classes.centre}>
        {onRemove !== undefined && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove point ${point.value}`} onClick={onRemove}>
            <X size={16} />
          </ActionIcon>
        )}
      </span>
    </div>
  )
}
