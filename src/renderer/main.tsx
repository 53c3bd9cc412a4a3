import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { LucideProvider } from 'lucide-react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { quietZod } from './quiet-zod.ts'
import { keepOwnPlaces } from './rpc/own-places.ts'
import { queryClient } from './rpc/query-client.ts'
import { stripSecret } from './rpc/secret.ts'
import { colorSchemeManager } from './theme/color-scheme.ts'
import { announceNonce, styleNonce } from './theme/nonce.ts'
import './theme/styles.ts'
import { cssVariablesResolver, theme } from './theme/theme.ts'

quietZod()
stripSecret()
keepOwnPlaces()
announceNonce()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <LucideProvider size={16} strokeWidth={1.75}>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </LucideProvider>
    </MantineProvider>
  </StrictMode>,
)
