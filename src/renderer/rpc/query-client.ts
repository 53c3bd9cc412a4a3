import { QueryClient } from '@tanstack/react-query'

/**
 * Data is local: asking again is cheap, retrying changes nothing, and being offline is the normal state
 * (`networkMode: 'always'`, or queries would pause without a network).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 0, gcTime: 5 * 60_000 },
    mutations: { networkMode: 'always', retry: false },
  },
})
