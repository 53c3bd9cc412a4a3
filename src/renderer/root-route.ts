import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame/Frame.tsx'
import { NotHere, ScreenFailed } from './frame/ScreenFailed.tsx'

export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotHere, errorComponent: ScreenFailed })

/** Every screen lies in the frame. */
export const under = { getParentRoute: () => rootRoute }
