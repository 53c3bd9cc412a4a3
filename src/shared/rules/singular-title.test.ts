import { describe, expect, it } from 'vitest'
import { singularTitle } from './singular-title.ts'

describe('the title of a job from that of an occupation', () => {
  it.each([
    ['Human Resources Managers', 'Human Resources Manager'],
    ['Registered Nurses', 'Registered Nurse'],
    ['Chief Executives', 'Chief Executive'],
    ['Computer and Information Systems Managers', 'Computer and Information Systems Manager'],
    ['Fitness and Wellness Coordinators', 'Fitness and Wellness Coordinator'],
    ['Patient Representatives', 'Patient Representative'],
    ['Credit Analysts', 'Credit Analyst'],
  ])('%s is one %s', (occupation, job) => {
    expect(singularTitle(occupation)).toBe(job)
  })

  it.each([
    'Accountants and Auditors',
    'Maids and Housekeeping Cleaners',
    'Captains, Mates, and Pilots of Water Vessels',
    'Cooks, Fast Food',
    'First-Line Supervisors of Correctional Officers',
    'Managers, All Other',
    'Special Forces',
    'Nurse Midwives',
    'Clergy',
    'Butchers and Meat Cutters',
    'Social Services',
    'Driver/Sales Workers',
    'Head of Sales',
    'Boss',
    '',
  ])('%s stays as it is', (title) => {
    expect(singularTitle(title)).toBe(title)
  })
})
