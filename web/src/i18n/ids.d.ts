// Generated from messages/en by `npm run messages`.
export interface Messages {
  'app.promise': undefined
  'app.skip': undefined
  'app.language': undefined
  'app.theme': undefined
  'app.theme.system': undefined
  'app.theme.light': undefined
  'app.theme.dark': undefined
  'app.synced': undefined
  'app.saving': { count: number }
  'app.stillSaving': undefined
  'app.reconnecting': undefined
  'app.notFound': undefined
  'app.notFound.hint': undefined
  'app.notFound.home': undefined
  'app.unreachable': undefined
  'board.title': undefined
  'board.empty': undefined
  'board.empty.hint': undefined
  'board.empty.add': undefined
  'board.empty.import': undefined
  'board.empty.sample': undefined
  'error.network': undefined
  'error.timeout': undefined
  'error.signedOut': undefined
  'error.forbidden': undefined
  'error.notFound': undefined
  'error.stale': undefined
  'error.busy': undefined
  'error.internal': undefined
  'error.invalid': undefined
  'login.title': undefined
  'login.failedTitle': undefined
  'login.email': undefined
  'login.password': undefined
  'login.submit': undefined
  'login.forgot': undefined
  'login.email.missing': undefined
  'login.email.malformed': undefined
  'login.password.missing': undefined
  'login.private': undefined
  'nav.main': undefined
  'nav.work': undefined
  'nav.insight': undefined
  'nav.setup': undefined
  'nav.today': undefined
  'nav.leads': undefined
  'nav.board': undefined
  'nav.deals': undefined
  'nav.companies': undefined
  'nav.contacts': undefined
  'nav.afterSale': undefined
  'nav.funnel': undefined
  'nav.forecast': undefined
  'nav.health': undefined
  'nav.calibration': undefined
  'nav.reports': undefined
  'nav.pipelines': undefined
  'nav.import': undefined
  'nav.settings': undefined
  'nav.add': undefined
  'nav.more': undefined
  'nav.collapse': undefined
  'nav.expand': undefined
  'ui.close': undefined
  'ui.undo': undefined
  'ui.dismiss': undefined
  'ui.messages': undefined
  'ui.retry': undefined
  'ui.loading': undefined
  'ui.broken': undefined
  'ui.broken.hint': undefined
  'ui.errorId': { id: string | number }
  'ui.copy': undefined
  'ui.filters.clear': undefined
  'ui.filters.remove': { name: string | number }
  'ui.errorSummary': { count: number }
  'ui.sort': { column: string | number }
  'ui.remoteChanges': { count: number }
  'ui.password.show': undefined
  'ui.password.hide': undefined
}
