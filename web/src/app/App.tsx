import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { noAnswer } from '../api/problem'
import { I18nProvider, useI18n } from '../i18n'
import { newCid } from '../state/cid'
import { StoreContext } from '../state/hooks'
import { Store } from '../state/store'
import { LiveRegion } from '../ui/LiveRegion'
import { Shortcuts } from '../ui/Shortcuts'
import { Toasts } from '../ui/Toast'
import { PreferencesProvider, usePreferences } from './preferences'
import { createAppRouter } from './routes'
import { theme } from './theme/theme'

export function App() {
  return (
    <PreferencesProvider>
      <Providers>
        <Pages />
      </Providers>
    </PreferencesProvider>
  )
}

function Pages() {
  const [router] = useState(createAppRouter)
  return <RouterProvider router={router} />
}

function Providers({ children }: { children: ReactNode }) {
  const { language } = usePreferences()
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }))
  const [store] = useState(createStore)
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <StoreContext value={store}>
          <I18nProvider language={language} zone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
            <Shortcuts>
              <Voice>
                <Toasts>{children}</Toasts>
              </Voice>
            </Shortcuts>
          </I18nProvider>
        </StoreContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Voice({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  return <LiveRegion remote={(count) => t('ui.remoteChanges', { count })}>{children}</LiveRegion>
}

function createStore(): Store {
  return new Store({
    load: () => Promise.reject(noAnswer(undefined)),
    now: () => Date.now(),
    newCid: () => newCid(),
  })
}

/** The nonce of this page, for the few styles that libraries add while it runs. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
