import { Export } from './Export.tsx'
import { Import } from './Import.tsx'

/** Everything in the library as one file, out and in. */
export function MethodSection() {
  return (
    <>
      <Export />
      <Import />
    </>
  )
}
