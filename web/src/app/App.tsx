import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { I18nProvider, useI18n } from '../i18n'
import { ConnectionContext, connect } from '../session'
import { StoreContext } from '../state/hooks'
import { LiveRegion } from '../ui/LiveRegion'
import { Shortcuts } from '../ui/Shortcuts'
import { Toasts } from '../ui/Toast'
import { PreferencesProvider, usePreferences } from './preferences'
import { createAppRouter } from './routes'
import { theme } from './theme/theme'

export function App() {
  return (
    <PreferencesProvider>
      <Providers />
    </PreferencesProvider>
  )
}

function Providers() {
  const { language, zone } = usePreferences()
  const spoken = useRef(language)
  useEffect(() => {
    spoken.current = language
  }, [language])
  const [queries] = useState(createQueries)
  const [connection] = useState(() => connect(() => spoken.current))
  const [router] = useState(() => createAppRouter({ connection, queries }))
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <ConnectionContext value={connection}>
          <StoreContext value={connection.store}>
            <I18nProvider language={language} zone={zone}>
              <Shortcuts>
                <Voice>
                  <Toasts>
                    <RouterProvider router={router} />
                  </Toasts>
                </Voice>
              </Shortcuts>
            </I18nProvider>
          </StoreContext>
        </ConnectionContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Voice({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  return <LiveRegion remote={(count) => t('ui.remoteChanges', { count })}>{children}</LiveRegion>
}

/** The stream of changes keeps what was read true, so nothing is read again by itself. */
function createQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } })
}

/** The nonce of this page, for the few styles that libraries add while it runs. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
