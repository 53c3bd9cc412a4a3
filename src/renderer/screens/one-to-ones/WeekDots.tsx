import classes from './meetings.module.css'

/** Which of the last weeks held a meeting, oldest first: filled or empty, and said in words. */
export function WeekDots({ weeks }: { readonly weeks: readonly number[] }) {
  const met = weeks.filter((held) => held > 0).length
  return (
    <span className={classes.dots} role="img" aria-label={`A meeting in ${met} of the last ${weeks.length} weeks`}>
      {weeks.map((held, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a week has no identity but its place
        <span key={index} className={classes.dot} data-held={held > 0 || undefined} />
      ))}
    </span>
  )
}
