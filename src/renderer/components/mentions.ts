import { createContext, type ReactNode } from 'react'

/** How a person named in a text is shown. Where nobody can be looked up it is the name as it was written. */
export const Mentions = createContext<(personId: string, written: string) => ReactNode>((_personId, written) => written)
