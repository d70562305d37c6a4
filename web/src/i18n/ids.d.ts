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
  'gate.title': { deal: string | number; stage: string | number }
  'gate.asks': { count: number; open: number }
  'gate.progress': { done: string | number; count: string | number }
  'gate.missing': { count: number }
  'gate.answerThis': undefined
  'gate.moveTo': { stage: string | number }
  'gate.moveLeft': { stage: string | number; count: string | number }
  'gate.enterKey': undefined
  'gate.stay': undefined
  'gate.savedAnswers': { count: number }
  'gate.ok': undefined
  'gate.cancel': undefined
  'gate.alreadyMet': { count: number }
  'gate.toLeave': { stage: string | number }
  'gate.toEnter': { stage: string | number }
  'gate.movedOnBy': { name: string | number; stage: string | number }
  'gate.movedOn': { stage: string | number }
  'gate.movedOn.saved': { count: number }
  'gate.level': { level: 'required' | 'expected' | (string & {}) }
  'gate.standing': { standing: 'met' | 'answered' | 'waived' | 'allowed' | 'asked' | (string & {}) }
  'gate.asked': undefined
  'gate.allowed': undefined
  'gate.note': undefined
  'gate.tick': undefined
  'gate.waive': undefined
  'gate.waive.reason': undefined
  'gate.waive.hint': undefined
  'gate.ask': { purpose: 'approve' | 'confirm' | (string & {}); roles: string | number }
  'gate.ask.message': undefined
  'gate.ask.hint': undefined
  'gate.ask.send': undefined
  'gate.role': { role: 'owner' | 'admin' | 'manager' | 'seller' | 'expert' | 'delivery' | 'delivery_lead' | 'finance' | 'legal' | (string & {}) }
  'gate.whoCan': { names: string | number }
  'gate.anyway': undefined
  'gate.anyway.skipped': { count: number }
  'gate.anyway.why': undefined
  'gate.anyway.customer': undefined
  'gate.anyway.soon': undefined
  'gate.anyway.other': undefined
  'gate.anyway.reason': undefined
  'gate.anyway.reasonMissing': undefined
  'gate.anyway.due': undefined
  'gate.anyway.dueMissing': undefined
  'gate.anyway.move': undefined
  'gate.moved': { deal: string | number; stage: string | number }
  'gate.movedSentence': { deal: string | number; from: string | number; to: string | number }
  'gate.undone': { deal: string | number }
  'gate.notMoved': { reason: string | number }
  'gate.notUndone': { reason: string | number }
  'gate.openDeal': undefined
  'gate.end': undefined
  'gate.oldStage': undefined
  'gate.yes': undefined
  'gate.no': undefined
  'gate.choose': undefined
  'gate.tags.hint': undefined
  'gate.contact.find': undefined
  'gate.lookup.add': { name: string | number }
  'gate.lookup.taken': { name: string | number }
  'gate.date.examples': undefined
  'gate.date.unclear': undefined
  'gate.date.pick': undefined
  'gate.money.unclear': undefined
  'gate.activity.legend': undefined
  'gate.activity.kind': { kind: 'call' | 'meeting' | 'mail' | 'message' | 'letter' | 'visit' | (string & {}) }
  'gate.activity.twoWay': undefined
  'gate.activity.note': undefined
  'gate.task.what': undefined
  'gate.task.done': undefined
  'gate.task.how': undefined
  'gate.task.when': undefined
  'gate.task.kind': { kind: 'call' | 'mail' | 'meeting' | (string & {}) }
  'gate.signs.well': undefined
  'gate.signs.badly': undefined
  'gate.field.name': undefined
  'gate.field.value': undefined
  'gate.field.expectedClose': undefined
  'gate.field.probability': undefined
  'gate.field.source': undefined
  'gate.field.segment': undefined
  'gate.field.product': undefined
  'gate.field.owner': undefined
  'gate.field.company': undefined
  'gate.field.tags': undefined
  'gate.field.category': undefined
  'gate.field.currency': undefined
  'gate.field.creditDays': undefined
  'gate.field.industry': undefined
  'gate.field.size': undefined
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
