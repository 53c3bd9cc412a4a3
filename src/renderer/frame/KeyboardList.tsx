import { Fragment } from 'react'
import { KeyCap } from '../components/KeyCap.tsx'
import classes from './KeyboardList.module.css'
import { keyboardMap } from './keyboard-map.ts'

/** Every key and what it does. */
export function KeyboardList() {
  return (
    <div className={classes.groups}>
      {keyboardMap.map((group) => (
        <section key={group.title}>
          <h3 className="t-heading">{group.title}</h3>
          <dl className={classes.keys}>
            {group.keys.map(([keys, does]) => (
              <Fragment key={keys}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <KeyCap key={key} keys={key} />
                  ))}
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
