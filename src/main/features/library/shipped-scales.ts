import type { ScaleContent } from '../../../shared/rules/library-content.ts'
import { cycleTemplate } from './rules.ts'

type Point = readonly [label: string, meaning: string]

function scale(name: string, meets: number, points: readonly Point[]): ScaleContent {
  return { name, meets, notApplicable: true, points: points.map(([label, meaning], index) => ({ value: index + 1, label, meaning })) }
}

/** Scales that ship with the app, by a key that stays. */
export const shippedScales: Readonly<Record<string, ScaleContent>> = {
  'five-points': { ...cycleTemplate.scale, notApplicable: true },
  'two-points': scale('Two points', 2, [
    ['Not yet', 'What the job asks is not fully there. The text says what is missing and by when it is looked at again.'],
    ['Meets', 'Does what the job asks, dependably and in full.'],
  ]),
  'three-points': scale('Three points', 2, [
    ['Below', 'Falls short of what the job asks in something that matters.'],
    ['Meets', 'Does what the job asks, dependably and in full. A good result.'],
    ['Exceeds', 'Goes beyond what the job asks in a way that others notice and build on.'],
  ]),
  'four-points': scale('Four points, no middle', 3, [
    ['Below', 'Results or conduct fall clearly short of what the job asks, even with support.'],
    ['Partly', 'Some of what the job asks is there; the rest is missing or depends on help.'],
    ['Meets', 'Does what the job asks, dependably and in full.'],
    ['Exceeds', 'Often goes beyond what the job asks, and others notice the difference it makes.'],
  ]),
  'six-points': scale('Six points', 4, [
    ['Far below', 'Hardly anything of what the job asks is there; support has not changed it.'],
    ['Below', 'Falls clearly short in several things the job asks.'],
    ['Partly', 'Close to what the job asks; one thing that matters is still missing.'],
    ['Meets', 'Does what the job asks, dependably and in full.'],
    ['Exceeds', 'Often goes beyond what the job asks.'],
    ['Far above', 'Works throughout at the level of a larger job.'],
  ]),
  frequency: scale('How often it is seen', 4, [
    ['Never', 'Not seen although there was occasion.'],
    ['Rarely', 'Seen once or twice, mostly when asked for.'],
    ['At times', 'Seen, but it cannot be counted on.'],
    ['Mostly', 'Seen whenever it matters; the exceptions have a reason.'],
    ['Always', 'Seen without exception, under pressure too.'],
  ]),
  growth: scale('Steps of learning', 3, [
    ['New to it', 'Does it with somebody at hand.'],
    ['Learning', 'Does the usual cases alone and asks about the others.'],
    ['Able', 'Does it alone, dependably, the unusual cases too.'],
    ['Teaches it', 'Others learn it from this person and come to them with hard cases.'],
  ]),
}
