import { describe, expect, it } from 'vitest'
import { type SmartGoal, type SmartLetter, smartHints } from './smart-hints.ts'

const period = { startsOn: '2026-01-01', endsOn: '2026-12-31', today: '2026-03-01' }
const churn = { title: 'Monthly churn', unit: '%', baseline: 3.4, target: 1.8 }
const good: SmartGoal = {
  title: 'Cut monthly churn of small accounts',
  outcome: 'So that small accounts stay long enough to pay back.',
  dueOn: '2026-11-30',
  weightBp: 3000,
  keyResults: [churn],
}

function hint(goal: SmartGoal, letter: SmartLetter) {
  const found = smartHints(goal, period).find((one) => one.letter === letter)
  if (!found) throw new Error(letter)
  return found
}

describe('advice on a goal', () => {
  it('has one line for each of the five letters, in their order', () => {
    const hints = smartHints(good, period)
    expect(hints.map((one) => one.letter).join('')).toBe('SMART')
    expect(hints.every((one) => one.met)).toBe(true)
    expect(hints.every((one) => one.sentence.endsWith('.'))).toBe(true)
  })

  it('asks what “improve” means', () => {
    const vague = hint({ ...good, title: 'Improve the onboarding experience', keyResults: [] }, 'S')
    expect(vague).toMatchObject({ met: false, sentence: '“Improve” leaves open how much and of what.' })
  })

  it('offers the measure for a title that says too little', () => {
    expect(hint({ ...good, title: 'Churn' }, 'S').fix).toMatchObject({
      kind: 'set-title',
      title: 'Churn: Monthly churn from 3.4\u202f% to 1.8\u202f%',
    })
  })

  it('turns a measure found in the text into a key result', () => {
    const goal = { ...good, outcome: 'Bring churn from 3,4 % to 1.8 % by autumn', keyResults: [] }
    expect(hint(goal, 'M').fix).toMatchObject({
      kind: 'add-key-result',
      keyResult: { unit: '%', direction: 'decrease', baseline: 3.4, target: 1.8 },
    })
  })

  it('says that progress cannot be shown without a measure', () => {
    expect(hint({ ...good, keyResults: [] }, 'M')).toMatchObject({ met: false, fix: null })
  })

  it('points at a target many times its baseline', () => {
    const steep = { ...churn, title: 'Sign-ups', baseline: 100, target: 1000 }
    expect(hint({ ...good, keyResults: [steep] }, 'A').sentence).toBe('The target of “Sign-ups” is 10 times its baseline.')
  })

  it('asks what the goal is for when the outcome is empty', () => {
    expect(hint({ ...good, outcome: ' ' }, 'R')).toMatchObject({ met: false, fix: { kind: 'set-outcome' } })
  })

  it('offers the end of the cycle for a due date outside it', () => {
    expect(hint({ ...good, dueOn: '2027-02-01' }, 'T').fix).toMatchObject({ kind: 'set-due', dueOn: '2026-12-31' })
    expect(hint({ ...good, dueOn: '2026-02-01' }, 'T').sentence).toBe('The due date has passed.')
  })
})
