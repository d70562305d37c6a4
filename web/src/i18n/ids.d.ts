// Generated from messages/en by `npm run messages`.
export interface Messages {
  'after.answer': undefined
  'after.answerMissing': undefined
  'after.answerThis': { name: string | number }
  'after.ask': undefined
  'after.ask.save': undefined
  'after.askings': { count: number }
  'after.asksAnew': undefined
  'after.edit': undefined
  'after.editThis': { what: string | number }
  'after.editing': undefined
  'after.evidenceMissing': { state: 'withdrawn' | (string & {}) }
  'after.feedback': undefined
  'after.feedback.none': undefined
  'after.figure': { part: 'name' | 'before' | 'after' | 'unit' | (string & {}) }
  'after.figure.add': undefined
  'after.figure.remove': { name: string | number }
  'after.figureMissing': undefined
  'after.figures': undefined
  'after.figures.edit': undefined
  'after.figures.none': undefined
  'after.file': undefined
  'after.for': undefined
  'after.from': undefined
  'after.from.none': undefined
  'after.happened': undefined
  'after.kind': { kind: 'contentment' | (string & {}) }
  'after.leftOut': undefined
  'after.leftOut.edit': undefined
  'after.leftOut.editThis': undefined
  'after.leftOut.lines': undefined
  'after.leftOut.none': undefined
  'after.nobody': undefined
  'after.note': undefined
  'after.permission': { state: 'asked' | 'granted' | 'refused' | 'withdrawn' | (string & {}) }
  'after.permit': undefined
  'after.permitThis': { what: string | number }
  'after.person': undefined
  'after.personMissing': undefined
  'after.portfolio': undefined
  'after.portfolio.all': undefined
  'after.portfolio.client': undefined
  'after.portfolio.failed': undefined
  'after.portfolio.file': undefined
  'after.portfolio.nothing': undefined
  'after.portfolio.nothing.hint': undefined
  'after.portfolio.product': undefined
  'after.portfolio.shown': { key: 'granted' | (string & {}) }
  'after.portfolio.which': undefined
  'after.publish': undefined
  'after.quoted': { text: string | number }
  'after.remove': undefined
  'after.remove.sure': undefined
  'after.removeThis': { what: string | number }
  'after.report': undefined
  'after.report.accepted': undefined
  'after.report.agreed': undefined
  'after.report.back': undefined
  'after.report.changes': undefined
  'after.report.client': undefined
  'after.report.dates': undefined
  'after.report.deal': undefined
  'after.report.due': undefined
  'after.report.failed': undefined
  'after.report.handover': undefined
  'after.report.invoiced': undefined
  'after.report.language': undefined
  'after.report.late': { days: number }
  'after.report.milestone': { kind: 'prepayment' | 'stage' | 'acceptance' | (string & {}) }
  'after.report.pdf': undefined
  'after.report.promised': undefined
  'after.report.said': undefined
  'after.report.scope': undefined
  'after.report.signed': undefined
  'after.report.since': undefined
  'after.report.unsigned': undefined
  'after.save': undefined
  'after.score': { score: string | number }
  'after.scoreOf': undefined
  'after.shown': undefined
  'after.shown.none': undefined
  'after.silent': undefined
  'after.source': { source: string | number }
  'after.state': { state: 'answered' | 'no_answer' | (string & {}) }
  'after.step': { state: 'asked' | 'granted' | 'refused' | (string & {}) }
  'after.text': { kind: 'quote' | 'case' | 'logo' | (string & {}) }
  'after.textMissing': undefined
  'after.title': undefined
  'after.way': undefined
  'after.wayOf': { way: 'call' | 'meeting' | (string & {}) }
  'after.what': { kind: 'quote' | 'case' | 'logo' | (string & {}) }
  'after.whatIsIt': undefined
  'after.who': undefined
  'after.whom': undefined
  'after.why': { state: 'asked' | 'granted' | (string & {}) }
  'after.words': undefined
  'alike.joined': { name: string | number; day: string | number }
  'alike.merge': undefined
  'alike.merge.hint': { noun: 'company' | (string & {}) }
  'alike.merge.this': { name: string | number }
  'alike.merge.title': { from: string | number; into: string | number }
  'alike.merged': { from: string | number; into: string | number }
  'alike.noun': { noun: 'lead' | 'contact' | (string & {}) }
  'alike.split': undefined
  'alike.split.this': { name: string | number }
  'alike.title': undefined
  'alike.use': undefined
  'alike.use.this': { name: string | number }
  'alike.why': { kind: 'mail' | 'phone' | 'tax_id' | 'domain' | 'name' | (string & {}); theirs: string | number }
  'app.promise': undefined
  'app.skip': undefined
  'app.language': undefined
  'app.theme': undefined
  'app.theme.system': undefined
  'app.theme.light': undefined
  'app.theme.dark': undefined
  'app.synced': undefined
  'app.saving': undefined
  'app.stillSaving': undefined
  'app.notSaved': undefined
  'app.offline.hint': undefined
  'app.notFound': undefined
  'app.notFound.hint': undefined
  'app.notFound.home': undefined
  'app.unreachable': undefined
  'app.signOut': undefined
  'app.signedIn': { name: string | number; firm: string | number }
  'app.clock': { day: string | number }
  'app.sample': undefined
  'app.sample.about': undefined
  'app.sample.back': undefined
  'app.sample.remove': undefined
  'app.sample.remove.title': undefined
  'app.sample.remove.text': undefined
  'board.title': undefined
  'board.empty': undefined
  'board.empty.hint': undefined
  'board.empty.add': undefined
  'board.about': { stage: string | number }
  'board.actions': { deal: string | number }
  'board.addHere': { stage: string | number }
  'board.apart': undefined
  'board.toDo': undefined
  'board.avoid': undefined
  'board.exit': undefined
  'board.bulk.title': { count: number; stage: string | number }
  'board.bulk.moved': { count: number; left: number }
  'board.bulk.answer': undefined
  'board.bulk.done': undefined
  'board.clear': undefined
  'board.collapse': { stage: string | number }
  'board.expand': undefined
  'board.column.empty': undefined
  'board.cost': { warning: 'margin' | 'share' | (string & {}) }
  'board.days': { count: string | number }
  'board.days.slow': { count: string | number }
  'board.days.long': { count: number }
  'board.days.stale': { count: number }
  'board.deals': { count: number }
  'board.debts': { count: number }
  'board.waivers': { count: number }
  'board.failed': undefined
  'board.filter': undefined
  'board.filter.handover': undefined
  'board.filter.hint': undefined
  'board.filter.ignored': { term: string | number }
  'board.filter.mine': undefined
  'board.filter.noStep': undefined
  'board.filter.overdue': undefined
  'board.loading': undefined
  'board.lost': undefined
  'board.won': undefined
  'board.wait': undefined
  'board.zone': { zone: 'won' | 'lost' | (string & {}) }
  'board.more': { count: number }
  'board.move': undefined
  'board.moveOne': { deal: string | number; stage: string | number }
  'board.moveTo': undefined
  'board.new': undefined
  'board.nextStep': undefined
  'board.noCompany': undefined
  'board.noMatch': undefined
  'board.noPipeline': undefined
  'board.noPipeline.hint': undefined
  'board.of': { pipeline: string | number }
  'board.open': undefined
  'board.pipeline': undefined
  'board.retired': undefined
  'board.select': { deal: string | number }
  'board.selected': { count: number; sum: string | number }
  'board.selection': undefined
  'board.stages': undefined
  'board.step.none': undefined
  'board.step.overdue': { count: number; title: string | number }
  'board.step.today': { title: string | number }
  'board.step.todayAt': { time: string | number; title: string | number }
  'board.step.later': { date: string | number; title: string | number }
  'board.step.waiting': { date: string | number }
  'board.verdict.asks': { count: number }
  'board.verdict.back': undefined
  'board.verdict.forbidden': undefined
  'board.verdict.free': undefined
  'board.verdict.here': undefined
  'board.weighted': { amount: string | number }
  'board.weightedAt': { amount: string | number; percent: string | number }
  'calibration.adopt': { count: number; version: string | number }
  'calibration.adopt.column': undefined
  'calibration.adopt.stage': { stage: string | number }
  'calibration.adopted': { version: string | number }
  'calibration.apart': { open: number; disqualified: number }
  'calibration.assigned': undefined
  'calibration.brier': { assigned: string | number; base: string | number }
  'calibration.by': undefined
  'calibration.by.each': { by: 'segment' | 'source' | (string & {}) }
  'calibration.by.none': undefined
  'calibration.chance': undefined
  'calibration.change': undefined
  'calibration.chart': undefined
  'calibration.chart.about': { few: string | number }
  'calibration.differ': { differ: 'yes' | (string & {}); p: string | number; mean: string | number }
  'calibration.drift': { moved: 'yes' | (string & {}); first: string | number; second: string | number }
  'calibration.effect': { now: string | number; after: string | number }
  'calibration.failed': undefined
  'calibration.few': { closed: string | number; deals: string | number; months: string | number; least: string | number }
  'calibration.noPipeline': undefined
  'calibration.none': undefined
  'calibration.none.hint': undefined
  'calibration.point': { stage: string | number; assigned: string | number; real: string | number; low: string | number; high: string | number }
  'calibration.real': undefined
  'calibration.real.between': { value: string | number; low: string | number; high: string | number }
  'calibration.record': undefined
  'calibration.record.of': { won: string | number; closed: string | number }
  'calibration.rests': { closed: number; months: number; rate: string | number; low: string | number; high: string | number }
  'calibration.stages': undefined
  'calibration.suggested': undefined
  'calibration.title': undefined
  'calibration.trait': undefined
  'calibration.trait.kind': undefined
  'calibration.trait.of': { kind: 'well' | 'badly' | 'waiver' | 'answer' | (string & {}) }
  'calibration.trait.rate': { value: string | number; low: string | number; high: string | number; won: string | number; closed: string | number }
  'calibration.trait.says': { says: 'losses' | 'wins' | 'nothing' | (string & {}) }
  'calibration.trait.with': undefined
  'calibration.trait.without': undefined
  'calibration.traits': undefined
  'calibration.traits.about': { told: number; count: string | number }
  'calibration.unnamed': undefined
  'calibration.verdict': undefined
  'calibration.verdict.says': { verdict: 'fits' | 'too_optimistic' | 'too_pessimistic' | 'too_few' | (string & {}) }
  'calibration.why': undefined
  'calibration.why.says': { why: 'own' | 'too_few' | (string & {}) }
  'calibration.window': undefined
  'calibration.window.all': undefined
  'calibration.window.months': { months: string | number }
  'client.accept': { as: 'offer' | 'signed' | (string & {}) }
  'client.answered': { state: 'accepted' | 'declined' | 'signed' | 'agreed' | (string & {}); name: string | number; date: string | number }
  'client.asks': { kind: 'contentment' | (string & {}); name: string | number }
  'client.byLink': { name: string | number; date: string | number; address: string | number }
  'client.changes': undefined
  'client.closed': undefined
  'client.discount': undefined
  'client.for': { what: string | number; client: string | number; number: string | number }
  'client.from': { sender: string | number }
  'client.kept': undefined
  'client.leave': undefined
  'client.link': undefined
  'client.link.close': undefined
  'client.link.hint': undefined
  'client.link.label': undefined
  'client.link.title': undefined
  'client.linkOf': { name: string | number }
  'client.name': undefined
  'client.nameMissing': undefined
  'client.net': undefined
  'client.no': undefined
  'client.note': undefined
  'client.noteMissing': undefined
  'client.opened': { date: string | number; address: string | number }
  'client.pdf': undefined
  'client.quote': undefined
  'client.save': undefined
  'client.score': undefined
  'client.send': undefined
  'client.shown': { name: string | number }
  'client.tax': undefined
  'client.thanks': { name: string | number; date: string | number }
  'client.title': undefined
  'client.total': undefined
  'client.version': { what: string | number; number: string | number }
  'client.words': undefined
  'client.wordsMissing': undefined
  'client.yes': undefined
  'client.yours': undefined
  'companies.add': undefined
  'companies.address': undefined
  'companies.alike': undefined
  'companies.all': undefined
  'companies.also': undefined
  'companies.cancel': undefined
  'companies.close': undefined
  'companies.closed': undefined
  'companies.company': undefined
  'companies.contact.add': undefined
  'companies.contact.name': undefined
  'companies.contact.nameMissing': undefined
  'companies.contact.title': undefined
  'companies.contacts': undefined
  'companies.contacts.failed': undefined
  'companies.contacts.noMatch': undefined
  'companies.contacts.none': undefined
  'companies.contacts.nothing': undefined
  'companies.contacts.nothing.hint': undefined
  'companies.contacts.search': undefined
  'companies.credit': undefined
  'companies.credit.days': { count: number }
  'companies.deal': undefined
  'companies.dealName': undefined
  'companies.dealNameMissing': undefined
  'companies.deals': undefined
  'companies.deals.none': undefined
  'companies.email': undefined
  'companies.facts': undefined
  'companies.failed': undefined
  'companies.industry': undefined
  'companies.language': undefined
  'companies.more': undefined
  'companies.name': undefined
  'companies.name.hint': undefined
  'companies.nameMissing': undefined
  'companies.newDeal': undefined
  'companies.newDealWith': { company: string | number }
  'companies.noMatch': undefined
  'companies.nothing': undefined
  'companies.nothing.hint': undefined
  'companies.nothing.import': undefined
  'companies.one.failed': undefined
  'companies.outcome': { outcome: 'open' | 'won' | 'lost' | 'disqualified' | (string & {}); count: number }
  'companies.owner': undefined
  'companies.part': { part: 'decider' | 'signer' | 'budget_holder' | 'user' | 'influencer' | 'gatekeeper' | (string & {}) }
  'companies.partTitle': undefined
  'companies.phone': undefined
  'companies.pipeline': undefined
  'companies.promises': undefined
  'companies.promises.kept': { kept: string | number; count: string | number }
  'companies.promises.none': undefined
  'companies.promises.open': { count: number }
  'companies.promises.overdue': { count: number }
  'companies.report': undefined
  'companies.reportOf': { deal: string | number }
  'companies.search': undefined
  'companies.segment': undefined
  'companies.shown': undefined
  'companies.shown.all': undefined
  'companies.shown.failed': undefined
  'companies.size': undefined
  'companies.stage': undefined
  'companies.taxId': undefined
  'companies.title': undefined
  'companies.value': undefined
  'deal.actions': undefined
  'deal.approval.asked': { name: string | number; date: string | number }
  'deal.approval.decided': { decision: 'granted' | 'refused' | (string & {}); name: string | number }
  'deal.approval.grant': { purpose: 'approve' | 'confirm' | (string & {}) }
  'deal.approval.purpose': { purpose: 'approve' | 'confirm' | 'discount' | (string & {}) }
  'deal.approval.reason': undefined
  'deal.approval.reasonMissing': undefined
  'deal.approval.refuse': undefined
  'deal.approval.waits': { roles: string | number }
  'deal.approval.withdraw': undefined
  'deal.approvals': undefined
  'deal.approvals.asked': undefined
  'deal.approvals.none': undefined
  'deal.approvals.none.hint': { name: string | number }
  'deal.approvals.toDecide': undefined
  'deal.cancel': undefined
  'deal.category': { category: 'best_case' | 'commit' | 'omitted' | (string & {}) }
  'deal.check.allowed': undefined
  'deal.check.answer': undefined
  'deal.check.answerThis': { text: string | number }
  'deal.check.asked': undefined
  'deal.check.met': undefined
  'deal.checks': { stage: string | number }
  'deal.checks.done': { done: string | number; count: string | number }
  'deal.checks.enter': { stage: string | number }
  'deal.checks.left': { count: string | number }
  'deal.checks.none': undefined
  'deal.comeBack': undefined
  'deal.comeBack.done': { deal: string | number }
  'deal.copyLink': undefined
  'deal.details': undefined
  'deal.details.all': { count: number }
  'deal.details.less': undefined
  'deal.disqualified.done': { deal: string | number }
  'deal.disqualify': undefined
  'deal.document.addThis': { name: string | number }
  'deal.document.close': undefined
  'deal.document.expires.hint': undefined
  'deal.document.from': { name: string | number; version: string | number }
  'deal.document.fromTitle': { name: string | number }
  'deal.document.history': { count: number }
  'deal.document.kind': { kind: 'brief' | 'offer' | 'letter_of_intent' | 'contract' | 'addendum' | 'nda' | 'invoice' | 'acceptance' | 'case' | 'quote_permission' | (string & {}) }
  'deal.document.kindLabel': undefined
  'deal.document.name': undefined
  'deal.document.name.hint': undefined
  'deal.document.new': undefined
  'deal.document.newVersion': undefined
  'deal.document.note': undefined
  'deal.document.over': { date: string | number }
  'deal.document.points': undefined
  'deal.document.save': { name: string | number }
  'deal.document.saveIt': undefined
  'deal.document.show': { name: string | number }
  'deal.document.signedNew': undefined
  'deal.document.signedVersion': undefined
  'deal.document.state': { state: 'draft' | 'sent' | 'seen' | 'changes_asked' | 'agreed' | 'signed' | (string & {}) }
  'deal.document.stateLabel': undefined
  'deal.document.step': undefined
  'deal.document.stepThis': { name: string | number }
  'deal.document.toContract': undefined
  'deal.document.until': { date: string | number }
  'deal.document.version': { version: string | number }
  'deal.document.wanted': { state: 'draft' | 'sent' | 'seen' | 'changes_asked' | 'agreed' | (string & {}) }
  'deal.document.why': undefined
  'deal.documents': undefined
  'deal.documents.add': undefined
  'deal.documents.none': undefined
  'deal.documents.void': { count: number }
  'deal.done.again': { outcome: string | number; date: string | number }
  'deal.done.answered': undefined
  'deal.done.missed': undefined
  'deal.done.next': undefined
  'deal.done.reached': undefined
  'deal.done.result': undefined
  'deal.done.save': undefined
  'deal.done.sent': undefined
  'deal.done.title': { task: string | number }
  'deal.door': { door: 'api' | 'command' | 'import' | 'job' | 'link' | (string & {}) }
  'deal.end': undefined
  'deal.evidence.document': { name: string | number; state: 'draft' | 'sent' | 'seen' | 'changes_asked' | 'agreed' | 'signed' | (string & {}) }
  'deal.evidence.step': { title: string | number; date: string | number }
  'deal.failed': { number: string | number }
  'deal.guide': undefined
  'deal.guide.avoid': undefined
  'deal.guide.badly': undefined
  'deal.guide.output': undefined
  'deal.guide.toDo': undefined
  'deal.guide.well': undefined
  'deal.handover': undefined
  'deal.handover.another': undefined
  'deal.handover.decided': { decision: 'accepted' | (string & {}); name: string | number }
  'deal.handover.do': { step: 'offer' | 'retell' | (string & {}) }
  'deal.handover.hangs': { count: number }
  'deal.handover.incomplete': { step: 'offer' | 'retell' | (string & {}) }
  'deal.handover.none': { name: string | number }
  'deal.handover.offer': undefined
  'deal.handover.offered': { by: string | number; to: string | number; date: string | number }
  'deal.handover.retold': { name: string | number; date: string | number }
  'deal.handover.state': { state: 'offered' | 'retold' | 'refused' | 'accepted' | (string & {}) }
  'deal.handovers': undefined
  'deal.handovers.between': { from: string | number; to: string | number }
  'deal.history': undefined
  'deal.history.debt': { date: string | number; text: string | number; reason: string | number }
  'deal.history.void': undefined
  'deal.history.waived': { name: string | number; text: string | number; reason: string | number }
  'deal.loading': undefined
  'deal.log': undefined
  'deal.log.done': undefined
  'deal.log.how': undefined
  'deal.log.kind': { kind: 'call' | 'meeting' | 'mail' | (string & {}) }
  'deal.log.met': undefined
  'deal.log.missed': undefined
  'deal.log.note': undefined
  'deal.log.noteMissing': undefined
  'deal.log.reached': undefined
  'deal.log.saveNote': undefined
  'deal.log.theyCalled': undefined
  'deal.log.theyWrote': undefined
  'deal.log.weWrote': undefined
  'deal.lose': undefined
  'deal.lose.comeBack': undefined
  'deal.lose.comeBack.hint': undefined
  'deal.lose.competitor': undefined
  'deal.lose.disqualified': undefined
  'deal.lose.how': undefined
  'deal.lose.lesson': undefined
  'deal.lose.lost': undefined
  'deal.lose.reason': undefined
  'deal.lose.reasonMissing': undefined
  'deal.lose.title': { deal: string | number }
  'deal.loss.comeBack': { date: string | number }
  'deal.loss.edit': undefined
  'deal.loss.lesson': { text: string | number }
  'deal.loss.save': undefined
  'deal.lost': undefined
  'deal.lost.done': { deal: string | number }
  'deal.made': { deal: string | number }
  'deal.mail.again': undefined
  'deal.mail.arrived': undefined
  'deal.mail.from': { from: string | number }
  'deal.mail.going': undefined
  'deal.mail.readers': undefined
  'deal.mail.send': undefined
  'deal.mail.state': { state: 'queued' | 'sending' | 'sent' | 'failed' | 'undone' | (string & {}); when: string | number }
  'deal.mail.subject': undefined
  'deal.mail.text': undefined
  'deal.mail.to': { readers: string | number }
  'deal.mails': undefined
  'deal.mails.none': undefined
  'deal.mails.write': undefined
  'deal.moment.activity': { kind: 'call' | 'meeting' | 'mail' | 'message' | 'letter' | 'visit' | (string & {}); direction: 'theirs' | (string & {}) }
  'deal.moment.answered': { text: string | number }
  'deal.moment.asked': { purpose: 'approve' | 'confirm' | (string & {}); text: string | number }
  'deal.moment.card': { verb: 'card_opened' | (string & {}); card: string | number }
  'deal.moment.changeAsked': { title: string | number }
  'deal.moment.changeDecided': { decision: 'accepted' | 'declined' | 'deferred' | (string & {}); title: string | number }
  'deal.moment.changed': undefined
  'deal.moment.closed': { verb: 'lost' | 'disqualified' | (string & {}) }
  'deal.moment.contactAdded': { name: string | number; part: string | number }
  'deal.moment.contactRemoved': undefined
  'deal.moment.created': undefined
  'deal.moment.decided': { decision: 'granted' | 'refused' | (string & {}); text: string | number }
  'deal.moment.discount': undefined
  'deal.moment.discountAsked': undefined
  'deal.moment.document': { verb: 'document_linked' | 'document_added' | 'document_stepped' | (string & {}); name: string | number; state: 'draft' | 'sent' | 'seen' | 'changes_asked' | 'agreed' | 'signed' | (string & {}) }
  'deal.moment.documentAnswered': { state: 'signed' | 'agreed' | (string & {}); who: string | number; name: string | number }
  'deal.moment.edited': { fields: string | number }
  'deal.moment.entered': { way: 'start' | 'skip' | 'back' | 'reopen' | 'publish' | 'import' | (string & {}); stage: string | number }
  'deal.moment.expense': { verb: 'expense_added' | (string & {}); what: string | number }
  'deal.moment.feedback': { verb: 'feedback_answered' | (string & {}); name: string | number }
  'deal.moment.feedbackAsked': { times: 'first' | 'second' | (string & {}); name: string | number }
  'deal.moment.feedbackLinked': { name: string | number }
  'deal.moment.handover': { verb: 'handover_offered' | 'handover_retold' | 'handover_refused' | (string & {}); name: string | number }
  'deal.moment.hours': { verb: 'hours_logged' | 'hours_edited' | (string & {}); time: string | number }
  'deal.moment.interviewed': undefined
  'deal.moment.invoice': { verb: 'invoice_drafted' | 'invoice_issued' | 'invoice_sent' | 'invoice_dropped' | (string & {}); number: string | number }
  'deal.moment.linked': { verb: 'deal_linked' | (string & {}); deal: string | number }
  'deal.moment.moveUndone': { stage: string | number }
  'deal.moment.offer': { verb: 'offer_added' | 'offer_edited' | 'offer_sent' | 'offer_linked' | 'offer_seen' | 'offer_accepted' | 'offer_declined' | (string & {}); name: string | number; number: string | number; who: string | number }
  'deal.moment.payment': { verb: 'payment_booked' | (string & {}) }
  'deal.moment.permission': { verb: 'permission_asked' | 'permission_granted' | 'permission_refused' | (string & {}); what: string | number }
  'deal.moment.planSet': undefined
  'deal.moment.point': { verb: 'point_agreed' | 'point_opened' | (string & {}); point: string | number }
  'deal.moment.promise': { verb: 'promise_made' | 'promise_edited' | 'promise_kept' | 'promise_broken' | (string & {}); text: string | number }
  'deal.moment.publication': { kind: 'quote' | 'case' | 'logo' | (string & {}) }
  'deal.moment.publicationChanged': { verb: 'publication_edited' | (string & {}); what: string | number }
  'deal.moment.reminder': { verb: 'reminder_due' | (string & {}); step: string | number; number: string | number }
  'deal.moment.renewal': { verb: 'renewal_added' | 'renewal_renewed' | 'renewal_lapsed' | (string & {}); date: string | number }
  'deal.moment.responsible': { name: string | number }
  'deal.moment.results': { verb: 'left_out_set' | (string & {}) }
  'deal.moment.signs': { stage: string | number }
  'deal.moment.taken': undefined
  'deal.moment.taskAdded': { title: string | number }
  'deal.moment.taskDone': { title: string | number }
  'deal.moment.taskDropped': { title: string | number }
  'deal.moment.taskEdited': { title: string | number }
  'deal.moment.void': undefined
  'deal.moment.waiting': { date: string | number }
  'deal.moment.waitingEnded': undefined
  'deal.more': undefined
  'deal.moveElsewhere': undefined
  'deal.moveTo': { stage: string | number }
  'deal.new': undefined
  'deal.new.asks': { count: number }
  'deal.new.atFirst': { stage: string | number }
  'deal.new.company': undefined
  'deal.new.hint': undefined
  'deal.new.name': undefined
  'deal.new.nameMissing': undefined
  'deal.new.save': undefined
  'deal.new.stage': undefined
  'deal.new.step': undefined
  'deal.new.value': undefined
  'deal.next': undefined
  'deal.next.another': undefined
  'deal.next.done': undefined
  'deal.next.late': { count: number }
  'deal.next.later': undefined
  'deal.next.none': undefined
  'deal.next.putOff': { date: string | number }
  'deal.next.three': undefined
  'deal.next.tomorrow': undefined
  'deal.next.undated': undefined
  'deal.next.week': undefined
  'deal.notFound': { number: string | number }
  'deal.open': undefined
  'deal.outcome': { outcome: 'won' | 'lost' | 'disqualified' | 'ended' | (string & {}) }
  'deal.part': { part: 'decider' | 'signer' | 'budget_holder' | 'user' | 'influencer' | 'gatekeeper' | (string & {}) }
  'deal.people': undefined
  'deal.people.add': undefined
  'deal.people.call': { name: string | number }
  'deal.people.mail': { name: string | number }
  'deal.people.noDecider': undefined
  'deal.people.part': undefined
  'deal.people.remove': { name: string | number }
  'deal.people.removed': { name: string | number }
  'deal.people.who': undefined
  'deal.people.whoMissing': undefined
  'deal.promise.about': { problem: string | number }
  'deal.promise.activity': undefined
  'deal.promise.activityNone': undefined
  'deal.promise.add': undefined
  'deal.promise.became': undefined
  'deal.promise.by': { date: string | number }
  'deal.promise.change': undefined
  'deal.promise.due': undefined
  'deal.promise.dueMissing': undefined
  'deal.promise.edit': undefined
  'deal.promise.editThis': { text: string | number }
  'deal.promise.evidence': undefined
  'deal.promise.evidence.hint': undefined
  'deal.promise.evidenceMissing': undefined
  'deal.promise.keeps': { name: string | number }
  'deal.promise.made': { name: string | number }
  'deal.promise.missing': { key: 'problem' | (string & {}) }
  'deal.promise.new': undefined
  'deal.promise.of': { deal: string | number }
  'deal.promise.owner': undefined
  'deal.promise.problem': undefined
  'deal.promise.settle': undefined
  'deal.promise.settleThis': { text: string | number }
  'deal.promise.settleTitle': undefined
  'deal.promise.state': { state: 'open' | 'overdue' | 'kept' | 'broken' | (string & {}) }
  'deal.promise.stateMissing': undefined
  'deal.promise.to': undefined
  'deal.promise.toNobody': undefined
  'deal.promise.what': undefined
  'deal.promises': undefined
  'deal.promises.none': undefined
  'deal.reopen': undefined
  'deal.responsible': undefined
  'deal.save': undefined
  'deal.stage.days': { count: string | number }
  'deal.stage.passed': undefined
  'deal.stages': undefined
  'deal.started': undefined
  'deal.step.save': undefined
  'deal.step.title': { deal: string | number }
  'deal.step.what': undefined
  'deal.step.whatMissing': undefined
  'deal.step.whenMissing': undefined
  'deal.tab': { tab: 'timeline' | 'people' | 'details' | (string & {}) }
  'deal.tabs': undefined
  'deal.talk': undefined
  'deal.talk.agreed': { names: string | number; date: string | number }
  'deal.talk.agreedOn': { date: string | number }
  'deal.talk.edit': undefined
  'deal.talk.editThis': { point: string | number }
  'deal.talk.empty': { seats: string | number }
  'deal.talk.lawyers': { names: string | number }
  'deal.talk.limit': { text: string | number }
  'deal.talk.limit.hint': undefined
  'deal.talk.limitIs': undefined
  'deal.talk.ours': { names: string | number }
  'deal.talk.oursIs': undefined
  'deal.talk.past': undefined
  'deal.talk.seat': { part: 'signer' | 'budget_holder' | (string & {}) }
  'deal.talk.settled': undefined
  'deal.talk.state': { state: 'agreed' | (string & {}) }
  'deal.talk.theirsIs': undefined
  'deal.talk.they': { text: string | number }
  'deal.talk.we': { text: string | number }
  'deal.talk.with': undefined
  'deal.talk.write': undefined
  'deal.talk.written': undefined
  'deal.talk.wrong': undefined
  'deal.task': { kind: 'call' | 'mail' | 'meeting' | (string & {}); title: string | number }
  'deal.tasks': undefined
  'deal.tasks.complete': { title: string | number }
  'deal.tasks.done': { count: number }
  'deal.tasks.drop': { title: string | number }
  'deal.tasks.dropped': { title: string | number }
  'deal.timeline': undefined
  'deal.timeline.all': { count: string | number }
  'deal.timeline.empty': undefined
  'deal.undoMove': undefined
  'deal.undoMove.done': { deal: string | number }
  'deal.wait': undefined
  'deal.wait.done': { deal: string | number; date: string | number }
  'deal.wait.hint': undefined
  'deal.wait.menu': undefined
  'deal.wait.reason': undefined
  'deal.wait.reasonMissing': undefined
  'deal.wait.title': { deal: string | number }
  'deal.wait.until': undefined
  'deal.wait.untilMissing': undefined
  'deal.waiting': { date: string | number }
  'deal.waiting.stop': undefined
  'deal.winLine': undefined
  'deal.won': undefined
  'error.network': undefined
  'error.timeout': undefined
  'error.signedOut': undefined
  'error.forbidden': undefined
  'error.notFound': undefined
  'error.stale': undefined
  'error.busy': undefined
  'error.internal': undefined
  'error.invalid': undefined
  'error.offer.discount': { discount: string | number; limit: string | number }
  'error.client_link.over': undefined
  'error.client_link.older': { number: string | number }
  'error.client_link.void': undefined
  'error.client_link.own': undefined
  'fields.clash': { field: string | number }
  'fields.clash.by': { field: string | number; name: string | number; time: string | number }
  'fields.clash.mine': undefined
  'fields.clash.theirs': undefined
  'fields.clash.keepMine': undefined
  'fields.clash.keepTheirs': undefined
  'fields.add': undefined
  'fields.none': undefined
  'fields.moved': { value: string | number }
  'fields.yes': undefined
  'fields.no': undefined
  'fields.save': undefined
  'fields.cancel': undefined
  'fields.unclear': undefined
  'forecast.title': undefined
  'forecast.sheet': undefined
  'forecast.tabs': undefined
  'forecast.failed': undefined
  'forecast.loading': undefined
  'forecast.export': undefined
  'forecast.sheet.export': undefined
  'forecast.lens': undefined
  'forecast.lens.booked': undefined
  'forecast.lens.cash': undefined
  'forecast.readBy': undefined
  'forecast.basis': { basis: 'claimed' | 'weighted' | (string & {}) }
  'forecast.basis.about': { basis: 'claimed' | 'weighted' | (string & {}) }
  'forecast.full': undefined
  'forecast.full.about': undefined
  'forecast.won.about': { count: number }
  'forecast.part': { part: 'won' | 'commit' | 'best_case' | (string & {}) }
  'forecast.beside': { beside: 'overdue' | 'no_date' | 'no_value' | 'no_rate' | 'omitted' | 'earlier' | (string & {}) }
  'forecast.beside.title': undefined
  'forecast.beside.none': undefined
  'forecast.beside.count': { count: number }
  'forecast.beside.do': { beside: 'overdue' | 'no_date' | 'no_value' | 'no_rate' | 'omitted' | 'earlier' | (string & {}) }
  'forecast.beside.show': undefined
  'forecast.beside.open': { name: string | number }
  'forecast.rates': undefined
  'forecast.rate': { currency: string | number; value: string | number; base: string | number }
  'forecast.said': { period: string | number; basis: 'claimed' | 'weighted' | (string & {}); lens: 'cash' | (string & {}); sum: string | number; won: string | number; count: number }
  'forecast.said.nothing': { period: string | number; lens: 'cash' | (string & {}) }
  'forecast.said.overdue': { count: number; sum: string | number }
  'forecast.asOf': { date: string | number }
  'forecast.changed': { count: number }
  'forecast.recompute': undefined
  'forecast.rows.failed': undefined
  'forecast.rows.none': undefined
  'forecast.rows.deal': undefined
  'forecast.rows.of': { value: string | number }
  'forecast.ties': { count: number; sum: string | number }
  'forecast.differs': { count: number; sum: string | number; shown: string | number }
  'forecast.bar': { month: string | number; sum: string | number; full: string | number; count: number; split: string | number }
  'forecast.bar.nothing': undefined
  'forecast.bar.hint': undefined
  'forecast.bars': { lens: 'cash' | (string & {}); basis: 'claimed' | 'weighted' | (string & {}) }
  'forecast.bars.about': { period: string | number; currency: string | number; count: number; date: string | number }
  'forecast.table': undefined
  'forecast.month': undefined
  'forecast.deals': undefined
  'forecast.total': undefined
  'forecast.open': { name: string | number; column: string | number }
  'forecast.end': undefined
  'forecast.asBars': undefined
  'forecast.asTable': undefined
  'forecast.pipeline': undefined
  'forecast.pipeline.all': undefined
  'forecast.period': undefined
  'forecast.period.next': { count: number }
  'forecast.period.year': { fiscal: 'yes' | (string & {}); year: string | number }
  'forecast.period.quarter': { quarter: string | number; year: string | number }
  'forecast.nothing': undefined
  'forecast.nothing.hint': undefined
  'forecast.nothing.board': undefined
  'forecast.nothing.import': undefined
  'forecast.sheet.failed': undefined
  'forecast.sheet.nothing': undefined
  'forecast.sheet.nothing.hint': undefined
  'forecast.sheet.number': undefined
  'forecast.sheet.client': undefined
  'forecast.sheet.deal': undefined
  'forecast.sheet.value': undefined
  'forecast.sheet.rate': { currency: string | number }
  'forecast.sheet.chance': undefined
  'forecast.sheet.weighted': { currency: string | number }
  'forecast.sheet.close': undefined
  'forecast.sheet.credit': undefined
  'forecast.sheet.due': undefined
  'forecast.sheet.finding': undefined
  'forecast.stage': undefined
  'forecast.stages': undefined
  'forecast.unsummed': undefined
  'forecast.outlook': undefined
  'forecast.outlook.range': { low: string | number; high: string | number; middle: string | number }
  'forecast.outlook.about': { count: number; dispersion: string | number }
  'forecast.outlook.largest': undefined
  'forecast.target': undefined
  'forecast.target.chance': { chance: string | number }
  'forecast.target.without': { chance: string | number }
  'forecast.fall': undefined
  'forecast.fall.about': { basis: string | number; currency: string | number; period: string | number }
  'forecast.fall.since': undefined
  'forecast.fall.until': undefined
  'forecast.fall.now': undefined
  'forecast.fall.reason': { reason: 'new' | 'reopened' | 'moved_in' | 'pulled_in' | 'value_up' | 'value_down' | 'rates' | 'chance_up' | 'chance_down' | 'slipped' | 'moved_out' | 'won' | 'lost' | (string & {}) }
  'forecast.fall.count': { count: number }
  'forecast.fall.ties': { amount: string | number }
  'forecast.fall.won': { count: number; amount: string | number }
  'forecast.fall.none': undefined
  'forecast.fall.failed': undefined
  'forecast.fall.gone': { number: string | number }
  'forecast.fall.table': undefined
  'forecast.fall.column': undefined
  'forecast.fall.amount': undefined
  'forecast.fall.sum': undefined
  'forecast.fall.export': undefined
  'gate.activity.kind': { kind: 'call' | 'meeting' | 'mail' | 'message' | 'letter' | 'visit' | (string & {}) }
  'gate.activity.legend': undefined
  'gate.activity.note': undefined
  'gate.activity.twoWay': undefined
  'gate.allowed': undefined
  'gate.alreadyMet': { count: number }
  'gate.answerThis': undefined
  'gate.anyway': undefined
  'gate.anyway.customer': undefined
  'gate.anyway.due': undefined
  'gate.anyway.dueMissing': undefined
  'gate.anyway.move': undefined
  'gate.anyway.other': undefined
  'gate.anyway.reason': undefined
  'gate.anyway.reasonMissing': undefined
  'gate.anyway.skipped': { count: number }
  'gate.anyway.soon': undefined
  'gate.anyway.why': undefined
  'gate.ask': { purpose: 'approve' | 'confirm' | (string & {}); roles: string | number }
  'gate.ask.hint': undefined
  'gate.ask.message': undefined
  'gate.ask.send': undefined
  'gate.asked': undefined
  'gate.asks': { count: number; open: number }
  'gate.cancel': undefined
  'gate.choose': undefined
  'gate.contact.find': undefined
  'gate.date.examples': undefined
  'gate.date.pick': undefined
  'gate.date.unclear': undefined
  'gate.document.expires': undefined
  'gate.document.kind': undefined
  'gate.document.note': undefined
  'gate.document.where': undefined
  'gate.end': undefined
  'gate.enterKey': undefined
  'gate.field.category': undefined
  'gate.field.company': undefined
  'gate.field.creditDays': undefined
  'gate.field.currency': undefined
  'gate.field.expectedClose': undefined
  'gate.field.industry': undefined
  'gate.field.name': undefined
  'gate.field.owner': undefined
  'gate.field.probability': undefined
  'gate.field.product': undefined
  'gate.field.segment': undefined
  'gate.field.size': undefined
  'gate.field.source': undefined
  'gate.field.tags': undefined
  'gate.field.value': undefined
  'gate.file': undefined
  'gate.file.choose': undefined
  'gate.file.remove': undefined
  'gate.file.signed': undefined
  'gate.file.uploading': { name: string | number }
  'gate.handover.accept': undefined
  'gate.handover.brief': undefined
  'gate.handover.brief.hint': undefined
  'gate.handover.decide': undefined
  'gate.handover.misunderstood': undefined
  'gate.handover.reason': undefined
  'gate.handover.receiver': undefined
  'gate.handover.refuse': undefined
  'gate.handover.retelling': undefined
  'gate.handover.retelling.hint': { count: number }
  'gate.handover.retelling.own': undefined
  'gate.handover.send': undefined
  'gate.handover.theirs': undefined
  'gate.handover.waits': { names: string | number }
  'gate.handover.yours': undefined
  'gate.keptTogether': { count: number; left: number; names: string | number; reason: string | number }
  'gate.level': { level: 'required' | 'expected' | (string & {}) }
  'gate.lookup.add': { name: string | number }
  'gate.lookup.taken': { name: string | number }
  'gate.missing': { count: number }
  'gate.money.unclear': undefined
  'gate.moveLeft': { stage: string | number; count: string | number }
  'gate.moveTo': { stage: string | number }
  'gate.moved': { deal: string | number; stage: string | number }
  'gate.movedOn': { stage: string | number }
  'gate.movedOn.saved': { count: number }
  'gate.movedOnBy': { name: string | number; stage: string | number }
  'gate.movedSentence': { deal: string | number; from: string | number; to: string | number }
  'gate.movedTogether': { count: number; stage: string | number }
  'gate.no': undefined
  'gate.notMoved': { reason: string | number }
  'gate.notUndone': { reason: string | number }
  'gate.note': undefined
  'gate.ok': undefined
  'gate.oldStage': undefined
  'gate.openDeal': undefined
  'gate.owed': { date: string | number; reason: string | number }
  'gate.payment.amount': undefined
  'gate.payment.back': { sum: string | number }
  'gate.payment.due': { sum: string | number }
  'gate.payment.receivedOn': undefined
  'gate.payment.reference': undefined
  'gate.progress': { done: string | number; count: string | number }
  'gate.role': { role: 'owner' | 'admin' | 'manager' | 'seller' | 'expert' | 'delivery' | 'delivery_lead' | 'finance' | 'legal' | (string & {}) }
  'gate.savedAnswers': { count: number }
  'gate.signs.badly': undefined
  'gate.signs.well': undefined
  'gate.standing': { standing: 'met' | 'answered' | 'waived' | 'allowed' | 'asked' | (string & {}) }
  'gate.stay': undefined
  'gate.stillOwed': undefined
  'gate.tags.hint': undefined
  'gate.task.done': undefined
  'gate.task.how': undefined
  'gate.task.kind': { kind: 'call' | 'mail' | 'meeting' | (string & {}) }
  'gate.task.what': undefined
  'gate.task.when': undefined
  'gate.tick': undefined
  'gate.title': { deal: string | number; stage: string | number }
  'gate.toEnter': { stage: string | number }
  'gate.toLeave': { stage: string | number }
  'gate.undone': { deal: string | number }
  'gate.undoneTogether': { count: number }
  'gate.waive': undefined
  'gate.waive.hint': undefined
  'gate.waive.reason': undefined
  'gate.whoCan': { names: string | number }
  'gate.yes': undefined
  'health.all': { count: number }
  'health.checked': { count: number }
  'health.clear': undefined
  'health.clear.hint': undefined
  'health.days': { count: number }
  'health.do.answerHandover': undefined
  'health.do.answerLead': undefined
  'health.do.askFeedback': undefined
  'health.do.closeOrDrop': undefined
  'health.do.decideDeal': undefined
  'health.do.decideLead': undefined
  'health.do.doStep': undefined
  'health.do.findLeads': undefined
  'health.do.getPrepayment': undefined
  'health.do.giveOwner': undefined
  'health.do.handOver': undefined
  'health.do.lookAtWaivers': undefined
  'health.do.moveOrDrop': undefined
  'health.do.offerHandover': undefined
  'health.do.planDay': undefined
  'health.do.remindClient': undefined
  'health.do.setCloseDate': undefined
  'health.do.setNextStep': undefined
  'health.do.settleDebt': undefined
  'health.do.settlePromise': undefined
  'health.do.settleRenewal': undefined
  'health.do.takeLead': undefined
  'health.failed': undefined
  'health.file': undefined
  'health.good': { count: number }
  'health.measure': { measure: string | number; limit: string | number }
  'health.minutes': { count: number }
  'health.more': { count: number }
  'health.need': { count: number }
  'health.pieces': { count: number }
  'health.title': undefined
  'health.watch': { count: number }
  'health.what.capacity': { count: number }
  'health.what.closing': { count: number; limit: number }
  'health.what.contact': { count: number; of: number }
  'health.what.dayPlanned': undefined
  'health.what.debts': { count: number }
  'health.what.feedback': { count: number }
  'health.what.fullTop': { count: number; limit: number }
  'health.what.glut': { count: number; limit: number }
  'health.what.handovers': { count: number }
  'health.what.leadsLate': { count: number }
  'health.what.movement': { count: number; of: number }
  'health.what.noPlan': { count: number }
  'health.what.noStep': { count: number }
  'health.what.overdue': { count: number }
  'health.what.pastClose': { count: number }
  'health.what.pool': { count: number }
  'health.what.promises': { count: number }
  'health.what.receivables': { count: number }
  'health.what.renewals': { count: number }
  'health.what.spread': { count: number; of: number }
  'health.what.stale': { count: number }
  'health.what.steps': { count: number; of: number }
  'health.what.thinTop': { count: number; limit: number }
  'health.what.unhanded': { count: number }
  'health.what.unowned': { count: number }
  'health.what.unpaid': { count: number }
  'health.what.usedUp': { count: number }
  'health.what.waivers': { count: number }
  'health.where': { finding: string | number; where: string | number }
  'health.why.capacity': undefined
  'health.why.closing': undefined
  'health.why.debts': undefined
  'health.why.feedback': undefined
  'health.why.glut': undefined
  'health.why.handovers': undefined
  'health.why.leadsLate': undefined
  'health.why.noPlan': undefined
  'health.why.noStep': undefined
  'health.why.overdue': undefined
  'health.why.pastClose': undefined
  'health.why.pool': undefined
  'health.why.promises': undefined
  'health.why.receivables': undefined
  'health.why.renewals': undefined
  'health.why.stale': undefined
  'health.why.thinTop': undefined
  'health.why.unhanded': undefined
  'health.why.unowned': undefined
  'health.why.unpaid': undefined
  'health.why.usedUp': undefined
  'health.why.waivers': undefined
  'health.worth': { value: string | number }
  'imports.title': undefined
  'imports.all': undefined
  'imports.failed': undefined
  'imports.promise': undefined
  'imports.choose': undefined
  'imports.choose.hint': undefined
  'imports.uploading': { names: string | number }
  'imports.before': undefined
  'imports.before.none': undefined
  'imports.before.failed': undefined
  'imports.files': undefined
  'imports.state': undefined
  'imports.state.is': { state: 'uploading' | 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'undoing' | 'undone' | (string & {}) }
  'imports.created': undefined
  'imports.updated': undefined
  'imports.moved': undefined
  'imports.unchanged': undefined
  'imports.bad': undefined
  'imports.by': undefined
  'imports.when': undefined
  'imports.steps': undefined
  'imports.step': { step: 'file' | 'columns' | 'check' | 'run' | (string & {}) }
  'imports.checked': { rows: number; bad: number }
  'imports.result': { state: 'undone' | 'cancelled' | (string & {}); undone: number; kept: number; rows: number }
  'imports.check': undefined
  'imports.check.anyway': undefined
  'imports.run': { count: string | number }
  'imports.columns.change': undefined
  'imports.stop': { state: 'running' | (string & {}) }
  'imports.undo': undefined
  'imports.drop': undefined
  'imports.leave': undefined
  'imports.progress': { state: 'checking' | 'undoing' | 'uploading' | (string & {}); done: string | number; rows: string | number }
  'imports.sofar': { created: string | number; updated: string | number; bad: string | number }
  'imports.tally': undefined
  'imports.tally.dry': undefined
  'imports.noun': { noun: 'company' | 'contact' | 'lead' | 'product' | 'user' | (string & {}) }
  'imports.rows': undefined
  'imports.rows.count': { count: number }
  'imports.sheet.hidden': undefined
  'imports.sheets.leftOut': { sheets: string | number }
  'imports.encoding': { encoding: string | number }
  'imports.delimiter': { delimiter: string | number }
  'imports.kind': undefined
  'imports.kind.unknown': undefined
  'imports.kind.is': { kind: 'deals' | 'companies' | 'leads' | 'contacts' | 'products' | 'users' | (string & {}) }
  'imports.stages.unknown': { stages: string | number }
  'imports.deals': undefined
  'imports.pipeline': undefined
  'imports.pipeline.hint': undefined
  'imports.pipeline.first': undefined
  'imports.historyFrom': undefined
  'imports.historyFrom.hint': undefined
  'imports.createStages': undefined
  'imports.createStages.hint': undefined
  'imports.columns': { file: string | number }
  'imports.yourColumn': undefined
  'imports.sample': undefined
  'imports.filled': undefined
  'imports.goesTo': undefined
  'imports.goesTo.of': { column: string | number }
  'imports.leftOut': undefined
  'imports.readAs': undefined
  'imports.order': { order: 'dmy' | 'mdy' | (string & {}) }
  'imports.order.of': { column: string | number }
  'imports.decimal.of': { column: string | number }
  'imports.doubt': { value: string | number }
  'imports.entered': { stage: string | number }
  'imports.field': { field: 'deal' | 'key' | 'name' | 'company' | 'value' | 'currency' | 'probability' | 'stage' | 'pipeline' | 'outcome' | 'created_at' | 'expected_close' | 'closed_at' | 'close_date' | 'loss_reason' | 'owner' | 'segment' | 'source' | 'product' | 'category' | 'tags' | 'industry' | 'size' | 'credit_days' | 'parent' | 'first_name' | 'last_name' | 'title' | 'email' | 'phone' | 'part' | 'language' | 'code' | 'series' | 'price' | 'team' | 'manager' | 'role' | 'entered_at' | 'left_at' | 'by' | 'note' | 'campaign' | 'arrived_at' | (string & {}); kind: string | number }
  'imports.bad.none': undefined
  'imports.bad.failed': undefined
  'imports.bad.title': { file: string | number }
  'imports.bad.download': undefined
  'imports.row': undefined
  'imports.column': undefined
  'imports.value': undefined
  'imports.reason': undefined
  'imports.more': undefined
  'leads.add': undefined
  'leads.add.save': undefined
  'leads.apart': { key: 'no_budget' | (string & {}) }
  'leads.call': undefined
  'leads.call.this': { lead: string | number }
  'leads.client': undefined
  'leads.clock.answered': { minutes: number }
  'leads.clock.breached': { time: string | number }
  'leads.clock.hours': { count: number }
  'leads.clock.late': { time: string | number }
  'leads.clock.left': { time: string | number }
  'leads.clock.paused': { time: string | number; when: string | number }
  'leads.company': undefined
  'leads.convert': undefined
  'leads.convert.this': { lead: string | number }
  'leads.converted': undefined
  'leads.dead': { count: number }
  'leads.dead.done': { count: number }
  'leads.dead.how': undefined
  'leads.dead.look': undefined
  'leads.dead.save': { count: number }
  'leads.dead.title': undefined
  'leads.dead.why': { why: 'used_up' | 'unreachable' | (string & {}); day: string | number }
  'leads.disqualified': undefined
  'leads.disqualify': undefined
  'leads.disqualify.this': { lead: string | number }
  'leads.failed': undefined
  'leads.mail': undefined
  'leads.name': undefined
  'leads.none': undefined
  'leads.none.hint': undefined
  'leads.note': undefined
  'leads.open': undefined
  'leads.phone': undefined
  'leads.qualify': undefined
  'leads.qualify.failed': undefined
  'leads.qualify.knockOut': undefined
  'leads.qualify.save': undefined
  'leads.qualify.this': { lead: string | number }
  'leads.qualify.unasked': undefined
  'leads.quarantined': undefined
  'leads.reason': undefined
  'leads.recycle': undefined
  'leads.recycle.day': undefined
  'leads.recycle.this': { lead: string | number }
  'leads.recycled': undefined
  'leads.remark': undefined
  'leads.reopen': undefined
  'leads.reopen.this': { lead: string | number }
  'leads.report': undefined
  'leads.report.about': { from: string | number; to: string | number; arrived: number; answered: number }
  'leads.report.apart': { count: number }
  'leads.report.band': { band: 'goal' | 'limit' | 'day' | 'later' | (string & {}); goal: number; limit: number }
  'leads.report.early': { disqualified: number; early: number }
  'leads.report.failed': undefined
  'leads.report.file': undefined
  'leads.report.leads': undefined
  'leads.report.median': { median: number; ninth: number }
  'leads.report.rate': undefined
  'leads.report.undecided': undefined
  'leads.report.within': undefined
  'leads.shown': undefined
  'leads.spoken': undefined
  'leads.take': undefined
  'leads.take.this': { lead: string | number }
  'leads.turn.hand': { name: string | number; from: string | number }
  'leads.turn.held': undefined
  'leads.turn.left': { name: string | number }
  'leads.turn.next': { name: string | number }
  'leads.turn.own': { name: string | number }
  'leads.turn.owner': { name: string | number; company: string | number }
  'leads.turn.ownerFull': { name: string | number; company: string | number }
  'leads.turn.passed': { name: string | number }
  'leads.turn.pool': undefined
  'leads.turn.poolFull': { sellers: number }
  'leads.turn.room': { open: number; capacity: number }
  'leads.turn.stays': { name: string | number }
  'leads.turn.taken': { name: string | number }
  'leads.unreachable': undefined
  'leads.verdict': { verdict: 'qualified' | 'no_budget' | 'knocked_out' | (string & {}) }
  'leads.verdict.score': { score: number; answered: number; asked: number }
  'learning.add': undefined
  'learning.anyLanguage': undefined
  'learning.at': undefined
  'learning.at.is': { at: 'product' | (string & {}) }
  'learning.change': { title: string | number }
  'learning.done': undefined
  'learning.doneThis': { title: string | number }
  'learning.edit': undefined
  'learning.elsewhere': { host: string | number }
  'learning.everybody': undefined
  'learning.file': undefined
  'learning.for': { roles: string | number }
  'learning.inLanguage': undefined
  'learning.kind': undefined
  'learning.kind.is': { kind: 'link' | 'file' | (string & {}) }
  'learning.language': { language: 'en' | 'ru' | (string & {}) }
  'learning.link': undefined
  'learning.minutes': { count: number }
  'learning.missing': { field: 'title' | 'text' | 'link' | 'file' | (string & {}) }
  'learning.name': undefined
  'learning.note': undefined
  'learning.remove': { title: string | number }
  'learning.role': undefined
  'learning.save': undefined
  'learning.takes': undefined
  'learning.text': undefined
  'learning.title': undefined
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
  'login.forgot.hint': undefined
  'login.join.title': undefined
  'login.join.failedTitle': undefined
  'login.join.hint': undefined
  'login.join.noToken': undefined
  'login.join.submit': undefined
  'login.password.hint': { least: string | number }
  'login.password.short': { missing: number }
  'login.again.title': undefined
  'login.again.hint': { email: string | number }
  'login.again.leave': undefined
  'login.code': undefined
  'login.code.hint': undefined
  'login.code.missing': undefined
  'login.code.asked': { email: string | number }
  'login.code.backup': undefined
  'login.code.backup.hint': undefined
  'login.code.useBackup': undefined
  'login.code.useApp': undefined
  'login.code.back': undefined
  'losses.causes': undefined
  'losses.closed': undefined
  'losses.company': undefined
  'losses.deal': undefined
  'losses.failed': undefined
  'losses.file': undefined
  'losses.found': { found: string | number; count: string | number }
  'losses.interviews': undefined
  'losses.list': undefined
  'losses.months': { count: number }
  'losses.none': undefined
  'losses.none.hint': undefined
  'losses.period': undefined
  'losses.side': { kind: 'sale' | (string & {}); count: string | number }
  'losses.stated': undefined
  'losses.title': undefined
  'losses.unknown': { of: 'stated' | (string & {}) }
  'money.age': { age: 'current' | 'month' | 'two' | 'three' | (string & {}) }
  'money.amount': undefined
  'money.amountMissing': undefined
  'money.at': { rate: string | number }
  'money.booked': { sum: string | number }
  'money.booked.over': { sum: string | number; over: string | number }
  'money.close': undefined
  'money.company': undefined
  'money.credit': { number: string | number }
  'money.credit.hint': undefined
  'money.credit.save': undefined
  'money.credit.show': { number: string | number }
  'money.credit.title': { number: string | number }
  'money.currency': undefined
  'money.dayMissing': undefined
  'money.daysLate': undefined
  'money.deal': undefined
  'money.due': { date: string | number }
  'money.dueOn': undefined
  'money.hidden': undefined
  'money.invoice': undefined
  'money.invoice.actions': { number: string | number }
  'money.invoice.choice': { number: string | number; open: string | number }
  'money.invoice.draft': undefined
  'money.invoice.drafted': undefined
  'money.invoice.drop': undefined
  'money.invoice.dropped': undefined
  'money.invoice.due': undefined
  'money.invoice.due.hint': undefined
  'money.invoice.for': undefined
  'money.invoice.free': undefined
  'money.invoice.issue': undefined
  'money.invoice.issued': { number: string | number }
  'money.invoice.issuedNow': undefined
  'money.invoice.markSent': undefined
  'money.invoice.markedSent': undefined
  'money.invoice.noNumber': undefined
  'money.invoice.save': undefined
  'money.invoice.show': undefined
  'money.invoice.text': undefined
  'money.invoice.title': undefined
  'money.invoiced': undefined
  'money.invoices': undefined
  'money.late': { days: number }
  'money.milestone': { kind: 'prepayment' | 'stage' | 'date' | (string & {}) }
  'money.nothing': undefined
  'money.open': undefined
  'money.over': undefined
  'money.payment': undefined
  'money.payment.for': undefined
  'money.payment.oldest': undefined
  'money.payment.save': undefined
  'money.payment.title': undefined
  'money.payments': undefined
  'money.plan': undefined
  'money.plan.add': undefined
  'money.plan.due': undefined
  'money.plan.hint': undefined
  'money.plan.kind': undefined
  'money.plan.less': { sum: string | number }
  'money.plan.more': { sum: string | number }
  'money.plan.name': undefined
  'money.plan.remove': { name: string | number }
  'money.plan.save': undefined
  'money.plan.stage': undefined
  'money.plan.stageNone': undefined
  'money.plan.title': undefined
  'money.plan.worth': { currency: string | number }
  'money.plan.worthMissing': undefined
  'money.rate': { to: string | number; from: string | number }
  'money.rate.hint': undefined
  'money.reason': undefined
  'money.reasonMissing': undefined
  'money.receivables': undefined
  'money.receivables.ages': undefined
  'money.receivables.base': { currency: string | number }
  'money.receivables.failed': undefined
  'money.receivables.file': undefined
  'money.receivables.noRate': { currencies: string | number }
  'money.receivables.nothing': undefined
  'money.receivables.nothing.hint': undefined
  'money.receivables.on': { date: string | number }
  'money.receivables.total': undefined
  'money.received': undefined
  'money.receivedOn': undefined
  'money.reference': undefined
  'money.reminder': { state: 'done' | 'settled' | (string & {}); step: string | number; date: string | number }
  'money.reminder.show': { step: string | number }
  'money.reminders': undefined
  'money.reminders.last': { count: string | number; date: string | number }
  'money.reminders.next': { date: string | number }
  'money.reminders.today': undefined
  'money.reverse': { sum: string | number }
  'money.reverse.hint': undefined
  'money.reverse.save': undefined
  'money.reversed': { reason: string | number }
  'money.sent': undefined
  'money.show': { number: string | number }
  'money.state': { state: 'open' | 'invoiced' | 'partly_paid' | 'paid' | 'overpaid' | 'credited' | 'draft' | (string & {}) }
  'money.statement': undefined
  'money.statement.book': undefined
  'money.statement.booked': undefined
  'money.statement.confidence': { confidence: 'high' | 'medium' | (string & {}) }
  'money.statement.hint': undefined
  'money.statement.proposal': { number: string | number; deal: string | number }
  'money.statement.reason': { reason: 'number' | 'amount' | (string & {}) }
  'money.statement.title': undefined
  'money.statement.unknown': undefined
  'money.statement.unread': { row: string | number; value: string | number; column: string | number }
  'money.stillOpen': { sum: string | number }
  'money.title': undefined
  'money.value': undefined
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
  'nav.search': undefined
  'offers.changes': undefined
  'offers.changes.add': undefined
  'offers.changes.askedBy': undefined
  'offers.changes.by': { name: string | number }
  'offers.changes.choose': undefined
  'offers.changes.cost': { sum: string | number }
  'offers.changes.costEffect': undefined
  'offers.changes.decide': undefined
  'offers.changes.decideThis': { title: string | number }
  'offers.changes.decided': { name: string | number; date: string | number }
  'offers.changes.decision': { decision: 'open' | 'accepted' | 'declined' | 'deferred' | (string & {}) }
  'offers.changes.discount': undefined
  'offers.changes.follows': undefined
  'offers.changes.new': undefined
  'offers.changes.none': undefined
  'offers.changes.price': { sum: string | number }
  'offers.changes.priceEffect': undefined
  'offers.changes.reason': undefined
  'offers.changes.reasonMissing': undefined
  'offers.changes.save': undefined
  'offers.changes.text': undefined
  'offers.changes.title': undefined
  'offers.changes.titleMissing': undefined
  'offers.changes.what': undefined
  'offers.close': undefined
  'offers.comesTo': { net: string | number; gross: string | number }
  'offers.compare': undefined
  'offers.compare.difference': { net: string | number; gross: string | number }
  'offers.compare.from': undefined
  'offers.compare.kind': { kind: 'added' | 'removed' | (string & {}) }
  'offers.compare.same': undefined
  'offers.compare.terms': undefined
  'offers.compare.title': { name: string | number }
  'offers.compare.to': undefined
  'offers.discountAll': undefined
  'offers.edit': undefined
  'offers.edit.title': { number: string | number }
  'offers.editThis': { name: string | number }
  'offers.given': { percent: string | number }
  'offers.hidden': undefined
  'offers.language': undefined
  'offers.leave': undefined
  'offers.leave.ask': undefined
  'offers.leave.asked': undefined
  'offers.leave.why': undefined
  'offers.line.add': undefined
  'offers.line.discount': undefined
  'offers.line.free': undefined
  'offers.line.price': { currency: string | number }
  'offers.line.priceWrong': undefined
  'offers.line.product': undefined
  'offers.line.quantity': undefined
  'offers.line.quantityWrong': undefined
  'offers.line.remove': { text: string | number }
  'offers.line.tax': undefined
  'offers.line.text': undefined
  'offers.line.textMissing': undefined
  'offers.name': undefined
  'offers.nameMissing': undefined
  'offers.new': undefined
  'offers.next': undefined
  'offers.nextThis': { name: string | number }
  'offers.none': undefined
  'offers.noteMissing': undefined
  'offers.pdf': undefined
  'offers.pdfOf': { name: string | number }
  'offers.percentWrong': undefined
  'offers.replied': { name: string | number; date: string | number }
  'offers.repliedTo': { name: string | number; date: string | number; us: string | number }
  'offers.reply': undefined
  'offers.reply.note': undefined
  'offers.reply.save': undefined
  'offers.reply.title': undefined
  'offers.reply.what': undefined
  'offers.reply.who': undefined
  'offers.saveDraft': undefined
  'offers.seen': { count: number; date: string | number }
  'offers.send': undefined
  'offers.sendThis': { name: string | number }
  'offers.sentBy': { date: string | number; name: string | number }
  'offers.state': { state: 'draft' | 'sent' | 'seen' | 'accepted' | 'declined' | (string & {}) }
  'offers.taxOf': { percent: string | number }
  'offers.terms': undefined
  'offers.title': undefined
  'offers.until': { date: string | number }
  'offers.validUntil': undefined
  'offers.validUntil.hint': undefined
  'offers.version': { number: string | number }
  'people.add': undefined
  'people.add.another': undefined
  'people.add.submit': undefined
  'people.added': { name: string | number }
  'people.all': undefined
  'people.back': undefined
  'people.back.hint': undefined
  'people.back.submit': undefined
  'people.cancel': undefined
  'people.departure': undefined
  'people.departure.about': undefined
  'people.departure.approvals': undefined
  'people.departure.away': undefined
  'people.departure.choose': undefined
  'people.departure.companies': undefined
  'people.departure.companiesTo': undefined
  'people.departure.deals': undefined
  'people.departure.dealsTo': undefined
  'people.departure.done': { name: string | number }
  'people.departure.handovers': undefined
  'people.departure.heir.missing': undefined
  'people.departure.hint': undefined
  'people.departure.leads': undefined
  'people.departure.more': { count: number }
  'people.departure.nothing': undefined
  'people.departure.of': { name: string | number }
  'people.departure.open': undefined
  'people.departure.orphaned': { count: number }
  'people.departure.orphaned.do': undefined
  'people.departure.promises': undefined
  'people.departure.same': undefined
  'people.departure.stays': undefined
  'people.departure.stays.hint': undefined
  'people.departure.submit': undefined
  'people.departure.taken': undefined
  'people.departure.tasks': undefined
  'people.departure.tasksTo': undefined
  'people.done': undefined
  'people.email': undefined
  'people.email.missing': undefined
  'people.factor': undefined
  'people.factor.take': undefined
  'people.factor.take.hint': undefined
  'people.factor.taken': undefined
  'people.gone': undefined
  'people.gone.hint': undefined
  'people.hint': undefined
  'people.invite': undefined
  'people.invite.hint': undefined
  'people.link': undefined
  'people.link.hint': undefined
  'people.link.make': undefined
  'people.missing': undefined
  'people.missing.hint': undefined
  'people.name': undefined
  'people.name.missing': undefined
  'people.notJoined': undefined
  'people.protect': undefined
  'people.protect.go': undefined
  'people.reset': undefined
  'people.reset.hint': undefined
  'people.role.admin': undefined
  'people.role.admin.hint': undefined
  'people.role.delivery': undefined
  'people.role.delivery.hint': undefined
  'people.role.deliveryLead': undefined
  'people.role.deliveryLead.hint': undefined
  'people.role.expert': undefined
  'people.role.expert.hint': undefined
  'people.role.finance': undefined
  'people.role.finance.hint': undefined
  'people.role.legal': undefined
  'people.role.legal.hint': undefined
  'people.role.manager': undefined
  'people.role.manager.hint': undefined
  'people.role.owner': undefined
  'people.role.owner.hint': undefined
  'people.role.seller': undefined
  'people.role.seller.hint': undefined
  'people.role.viewer': undefined
  'people.role.viewer.hint': undefined
  'people.roles': undefined
  'people.roles.missing': undefined
  'people.save': undefined
  'people.sees': undefined
  'people.sees.all': undefined
  'people.sees.all.hint': undefined
  'people.sees.own': undefined
  'people.sees.own.hint': undefined
  'people.sees.team': undefined
  'people.sees.team.hint': undefined
  'people.team': undefined
  'people.team.add': undefined
  'people.team.name': undefined
  'people.team.name.missing': undefined
  'people.team.none': undefined
  'people.team.rename': undefined
  'people.team.size': { count: number }
  'people.teams': undefined
  'people.teams.hint': undefined
  'people.title': undefined
  'people.you': undefined
  'pipelines.all': undefined
  'pipelines.avoid': undefined
  'pipelines.badly': undefined
  'pipelines.calledIn': undefined
  'pipelines.cancel': undefined
  'pipelines.chance.label': { side: 'cumulative' | (string & {}); name: string | number }
  'pipelines.chance.unclear': undefined
  'pipelines.chances': undefined
  'pipelines.chances.assigned': { closed: number; months: number; deals: string | number; least: string | number }
  'pipelines.chances.calibrated': { closed: number; months: number }
  'pipelines.chances.edit': undefined
  'pipelines.chances.share': undefined
  'pipelines.criteria.count': { count: number }
  'pipelines.cumulative': undefined
  'pipelines.days': { count: number }
  'pipelines.enter': undefined
  'pipelines.entered': undefined
  'pipelines.entered.split': { count: string | number; moved: string | number; here: string | number; ended: string | number }
  'pipelines.exit': undefined
  'pipelines.failed': undefined
  'pipelines.from': { from: 'source' | 'assumed' | (string & {}) }
  'pipelines.from.title': undefined
  'pipelines.funnel': undefined
  'pipelines.funnel.about': { date: string | number; won: string | number; lost: string | number; disqualified: string | number }
  'pipelines.funnel.failed': undefined
  'pipelines.funnel.few': { count: number; fewest: string | number }
  'pipelines.funnel.rate': { rate: string | number; low: string | number; high: string | number; count: string | number }
  'pipelines.hours': { count: number }
  'pipelines.how': { kind: 'self_check' | 'payment' | 'balance' | 'handover' | (string & {}) }
  'pipelines.how.activity': { activity: 'call' | 'meeting' | 'mail' | 'message' | 'letter' | 'visit' | 'note' | (string & {}) }
  'pipelines.how.approval': { role: string | number }
  'pipelines.how.document': { document: string | number }
  'pipelines.how.expression': { expression: string | number }
  'pipelines.how.field': { field: string | number }
  'pipelines.how.part': { part: string | number }
  'pipelines.how.person': { role: string | number }
  'pipelines.how.task': { task: 'next_step' | (string & {}) }
  'pipelines.how.tick': { who: 'role' | (string & {}); role: string | number }
  'pipelines.how.twoWay': undefined
  'pipelines.how.within': { count: number }
  'pipelines.interval': { value: string | number; low: string | number; high: string | number }
  'pipelines.kind': { kind: 'sale' | (string & {}) }
  'pipelines.limit.budget': undefined
  'pipelines.limit.deals': { count: string | number; blocks: 'yes' | (string & {}) }
  'pipelines.limit.most': undefined
  'pipelines.limit.stale': undefined
  'pipelines.limit.step': undefined
  'pipelines.lost': undefined
  'pipelines.method': { method: 'assigned_not_calibrated' | 'calibrated' | 'segment' | (string & {}); won: string | number; count: string | number }
  'pipelines.method.certain': undefined
  'pipelines.missing': undefined
  'pipelines.moves': undefined
  'pipelines.moves.about': undefined
  'pipelines.moves.from': undefined
  'pipelines.moves.new': undefined
  'pipelines.n': { count: string | number }
  'pipelines.neverSkipped': undefined
  'pipelines.nothing': undefined
  'pipelines.nothing.hint': undefined
  'pipelines.nothing.settings': undefined
  'pipelines.now': undefined
  'pipelines.now.open': { name: string | number; count: number }
  'pipelines.observed': undefined
  'pipelines.openAll': undefined
  'pipelines.output': undefined
  'pipelines.part': { part: 'moved' | 'here' | (string & {}) }
  'pipelines.passed': undefined
  'pipelines.phase': { phase: 'prospect' | 'sell' | 'deliver' | (string & {}) }
  'pipelines.publish': { version: string | number }
  'pipelines.publish.hint': undefined
  'pipelines.published': { version: string | number }
  'pipelines.responsible': undefined
  'pipelines.segment': { segment: string | number }
  'pipelines.sizes': undefined
  'pipelines.sizes.about': undefined
  'pipelines.sizes.advice': undefined
  'pipelines.sizes.days': { days: number }
  'pipelines.sizes.median': undefined
  'pipelines.sizes.passed': undefined
  'pipelines.sizes.returned': undefined
  'pipelines.sizes.says': { advice: 'split' | 'merge' | 'keep' | (string & {}) }
  'pipelines.sizes.sign': { sign: 'long' | 'low' | (string & {}) }
  'pipelines.sizes.stays': undefined
  'pipelines.sizes.unreached': undefined
  'pipelines.stage': undefined
  'pipelines.stages': undefined
  'pipelines.stages.count': { count: number }
  'pipelines.step': undefined
  'pipelines.title': undefined
  'pipelines.todo': undefined
  'pipelines.value': undefined
  'pipelines.version': { version: string | number }
  'pipelines.waivedBy': { roles: string | number }
  'pipelines.way': { way: 'start' | 'forward' | 'skip' | (string & {}) }
  'pipelines.well': undefined
  'pipelines.winLine': undefined
  'pipelines.won': undefined
  'products.add': undefined
  'products.change': { name: string | number }
  'products.code': undefined
  'products.currency': undefined
  'products.edit': undefined
  'products.hint': undefined
  'products.name': undefined
  'products.nameMissing': undefined
  'products.noPrice': undefined
  'products.none': undefined
  'products.price': undefined
  'products.save': undefined
  'products.series': undefined
  'products.sold': { deals: number; won: string | number }
  'products.title': undefined
  'relationship.card': undefined
  'relationship.change.add': undefined
  'relationship.change.choice': { kind: 'merger' | 'leadership' | 'budget' | 'reorganisation' | (string & {}) }
  'relationship.change.day': undefined
  'relationship.change.day.hint': undefined
  'relationship.change.drop': { text: string | number }
  'relationship.change.kind': undefined
  'relationship.change.kindMissing': undefined
  'relationship.change.note': undefined
  'relationship.change.title': undefined
  'relationship.changes': undefined
  'relationship.changes.none': undefined
  'relationship.deals': undefined
  'relationship.deals.none': undefined
  'relationship.division.add': undefined
  'relationship.division.change': { name: string | number }
  'relationship.division.drop': { name: string | number }
  'relationship.division.edit': undefined
  'relationship.division.name': undefined
  'relationship.division.nameMissing': undefined
  'relationship.division.nobody': undefined
  'relationship.division.person': undefined
  'relationship.divisions': undefined
  'relationship.divisions.none': undefined
  'relationship.exit': undefined
  'relationship.exit.activity': { text: string | number }
  'relationship.exit.back': undefined
  'relationship.exit.back.hint': undefined
  'relationship.exit.cause': undefined
  'relationship.exit.cause.hint': undefined
  'relationship.exit.causeMissing': undefined
  'relationship.exit.choose': undefined
  'relationship.exit.document': { name: string | number }
  'relationship.exit.edit': undefined
  'relationship.exit.evidence': undefined
  'relationship.exit.hold': undefined
  'relationship.exit.lesson': undefined
  'relationship.exit.lessonMissing': undefined
  'relationship.exit.linked': undefined
  'relationship.exit.linkedCount': { count: number }
  'relationship.exit.none': undefined
  'relationship.exit.ownWords': undefined
  'relationship.exit.promise': { state: string | number; text: string | number }
  'relationship.exit.reason': undefined
  'relationship.exit.reasonMissing': undefined
  'relationship.exit.save': undefined
  'relationship.exit.stated': undefined
  'relationship.exit.title': undefined
  'relationship.exit.winner': undefined
  'relationship.exit.winnerIs': { name: string | number }
  'relationship.figure.divisions': undefined
  'relationship.figure.expansions': undefined
  'relationship.figure.expansions.about': { won: string | number; count: string | number; year: string | number }
  'relationship.figure.health': undefined
  'relationship.figure.noRate': { currencies: string | number }
  'relationship.figure.people': undefined
  'relationship.figure.referrals': undefined
  'relationship.figure.share': undefined
  'relationship.figure.share.about': { won: string | number; total: string | number; date: string | number }
  'relationship.figures': undefined
  'relationship.grow': undefined
  'relationship.grow.choice': { kind: 'expansion' | 'referral' | 'restart' | (string & {}) }
  'relationship.grow.company': undefined
  'relationship.grow.companyName': undefined
  'relationship.grow.division': undefined
  'relationship.grow.divisionName': undefined
  'relationship.grow.divisionName.hint': undefined
  'relationship.grow.hint': { kind: 'expansion' | 'referral' | 'restart' | (string & {}) }
  'relationship.grow.kind': undefined
  'relationship.grow.name': undefined
  'relationship.grow.nameMissing': undefined
  'relationship.grow.save': undefined
  'relationship.grow.title': undefined
  'relationship.grow.to': undefined
  'relationship.health': { health: 'good' | 'strained' | 'at_risk' | (string & {}) }
  'relationship.health.broken': { count: number }
  'relationship.link': { kind: 'win' | 'expansion' | 'referral' | 'restart' | (string & {}) }
  'relationship.margin': undefined
  'relationship.margin.left': undefined
  'relationship.margin.trend': { trend: 'up' | 'down' | (string & {}) }
  'relationship.margin.unpriced': undefined
  'relationship.margin.won': undefined
  'relationship.margin.year': undefined
  'relationship.missing': { count: number }
  'relationship.missing.about': undefined
  'relationship.missing.more': { count: string | number }
  'relationship.missing.open': { count: number }
  'relationship.missing.opened': { count: number }
  'relationship.missing.show': undefined
  'relationship.missing.title': undefined
  'relationship.renewal.add': undefined
  'relationship.renewal.day': undefined
  'relationship.renewal.dayMissing': undefined
  'relationship.renewal.drop': undefined
  'relationship.renewal.lapsed': undefined
  'relationship.renewal.new': undefined
  'relationship.renewal.note': undefined
  'relationship.renewal.renewed': undefined
  'relationship.renewal.state': { state: 'open' | 'due' | 'renewed' | 'lapsed' | (string & {}) }
  'relationship.renewal.this': { act: string | number; date: string | number }
  'relationship.renewals': undefined
  'relationship.renewals.none': undefined
  'relationship.save': undefined
  'relationship.signs': undefined
  'relationship.signs.about': undefined
  'relationship.signs.answer': undefined
  'relationship.signs.badly': { yes: string | number; count: string | number }
  'relationship.signs.none': undefined
  'relationship.signs.sign': { good: 'yes' | (string & {}); answer: 'yes' | (string & {}) }
  'relationship.signs.title': undefined
  'relationship.signs.well': { yes: string | number; count: string | number }
  'search.title': undefined
  'search.placeholder': undefined
  'search.recent': undefined
  'search.go': undefined
  'search.nothing': { query: string | number }
  'search.failed': undefined
  'session.saved': undefined
  'session.currencies.common': undefined
  'session.currencies.all': undefined
  'session.clash.title': undefined
  'session.clash.hint': undefined
  'session.clash.mine': undefined
  'session.clash.theirs': undefined
  'session.clash.yours': undefined
  'session.clash.other': undefined
  'session.clash.by': { name: string | number; when: string | number }
  'settings.title': undefined
  'settings.save': undefined
  'settings.cancel': undefined
  'settings.done': undefined
  'settings.edit': undefined
  'settings.remove': { name: string | number }
  'settings.up': { name: string | number }
  'settings.down': { name: string | number }
  'settings.me': undefined
  'settings.team': undefined
  'settings.firm': undefined
  'settings.calendars': undefined
  'settings.currencies': undefined
  'settings.reasons': undefined
  'settings.lists': undefined
  'settings.fields': undefined
  'settings.api': undefined
  'settings.name': undefined
  'settings.name.missing': undefined
  'settings.zone': undefined
  'settings.zone.mine': undefined
  'settings.zone.firm': undefined
  'settings.theme.hint': undefined
  'settings.password': undefined
  'settings.password.hint': undefined
  'settings.password.current': undefined
  'settings.password.current.missing': undefined
  'settings.password.new': undefined
  'settings.password.submit': undefined
  'settings.password.done': undefined
  'settings.firm.hint': undefined
  'settings.firm.name': undefined
  'settings.firm.name.missing': undefined
  'settings.firm.currency': undefined
  'settings.firm.currency.hint': undefined
  'settings.firm.fiscal': undefined
  'settings.firm.language': undefined
  'settings.hours': undefined
  'settings.hours.hint': undefined
  'settings.hours.off': undefined
  'settings.hours.from': { day: string | number }
  'settings.hours.to': { day: string | number }
  'settings.hours.total': { hours: string | number }
  'settings.hours.wrong': { day: string | number }
  'settings.holidays': undefined
  'settings.holidays.hint': undefined
  'settings.holiday.day': undefined
  'settings.holiday.name': undefined
  'settings.holiday.add': undefined
  'settings.holiday.missing': undefined
  'settings.holiday.known': undefined
  'settings.holiday.removed': { day: string | number }
  'settings.rates.hint': { currency: string | number }
  'settings.rates.none': undefined
  'settings.rate.currency': undefined
  'settings.rate.day': undefined
  'settings.rate.day.missing': undefined
  'settings.rate.value': { currency: string | number; base: string | number }
  'settings.rate.wrong': { example: string | number }
  'settings.rate.base': { currency: string | number }
  'settings.rate.add': undefined
  'settings.rate.added': { currency: string | number; day: string | number }
  'settings.rate.removed': { currency: string | number; day: string | number }
  'settings.reasons.hint': undefined
  'settings.reason': { number: string | number }
  'settings.reason.add': undefined
  'settings.reason.missing': undefined
  'settings.translations': undefined
  'settings.lists.hint': undefined
  'settings.segments': undefined
  'settings.segments.hint': undefined
  'settings.sources': undefined
  'settings.sources.hint': undefined
  'settings.tags': undefined
  'settings.tags.hint': undefined
  'settings.fields.hint': undefined
  'settings.fields.none': undefined
  'settings.field.add': undefined
  'settings.field.edit': undefined
  'settings.field.label': undefined
  'settings.field.label.missing': undefined
  'settings.field.noun': undefined
  'settings.field.kind': undefined
  'settings.field.choices': undefined
  'settings.field.choices.hint': undefined
  'settings.field.choices.missing': undefined
  'settings.field.long': undefined
  'settings.field.hide': undefined
  'settings.field.hide.hint': undefined
  'settings.field.hidden': undefined
  'settings.noun.deal': undefined
  'settings.noun.company': undefined
  'settings.noun.contact': undefined
  'settings.kind.text': undefined
  'settings.kind.number': undefined
  'settings.kind.money': undefined
  'settings.kind.date': undefined
  'settings.kind.choice': undefined
  'settings.kind.person': undefined
  'settings.kind.yesNo': undefined
  'settings.limits': undefined
  'settings.limits.about': undefined
  'settings.limits.field': { field: 'most_discount' | 'cost_warning_percent' | (string & {}) }
  'settings.limits.hint': { field: 'most_discount' | 'cost_warning_percent' | (string & {}) }
  'settings.limits.wrong': { field: 'most_discount' | (string & {}); least: string | number; most: string | number }
  'settings.api.hint': undefined
  'settings.tokens.none': undefined
  'settings.token.add': undefined
  'settings.token.make': undefined
  'settings.token.made': undefined
  'settings.token.once': undefined
  'settings.token.name': undefined
  'settings.token.name.hint': undefined
  'settings.token.name.missing': undefined
  'settings.token.scope': undefined
  'settings.token.reads': undefined
  'settings.token.writes': undefined
  'settings.token.days': undefined
  'settings.days': { count: number }
  'settings.token.until': { day: string | number }
  'settings.token.end': undefined
  'settings.token.end.title': { name: string | number }
  'settings.token.end.hint': undefined
  'settings.token.ended': { name: string | number }
  'settings.sample.open': undefined
  'settings.factor': undefined
  'settings.factor.hint': undefined
  'settings.factor.begin': undefined
  'settings.factor.scan': undefined
  'settings.factor.picture': undefined
  'settings.factor.key': undefined
  'settings.factor.confirm': undefined
  'settings.factor.cancel': undefined
  'settings.factor.on': undefined
  'settings.factor.codes': undefined
  'settings.factor.codes.hint': undefined
  'settings.factor.codes.download': undefined
  'settings.factor.codes.kept': undefined
  'settings.factor.renew': undefined
  'settings.factor.remove': undefined
  'settings.factor.done': undefined
  'settings.factor.removed': undefined
  'settings.factor.copy': undefined
  'settings.papers': undefined
  'settings.papers.hint': undefined
  'settings.papers.address': undefined
  'settings.papers.taxId': undefined
  'settings.papers.bank': undefined
  'settings.papers.bank.hint': undefined
  'settings.papers.note': undefined
  'settings.papers.note.hint': undefined
  'settings.papers.reminders': undefined
  'settings.papers.reminders.hint': undefined
  'settings.papers.reminders.wrong': undefined
  'settings.mail': undefined
  'settings.mail.failed': undefined
  'settings.mail.from': undefined
  'settings.mail.from.hint': undefined
  'settings.mail.hint': undefined
  'settings.mail.host': undefined
  'settings.mail.name': undefined
  'settings.mail.password': undefined
  'settings.mail.password.kept': undefined
  'settings.mail.port': undefined
  'settings.mail.saved': undefined
  'settings.mail.security': undefined
  'settings.mail.security.none': undefined
  'settings.mail.try': undefined
  'settings.mail.user': undefined
  'settings.mail.works': undefined
  'settings.goals': undefined
  'settings.goals.about': undefined
  'settings.goals.field': { field: 'lead_goal_minutes' | 'lead_limit_minutes' | (string & {}) }
  'settings.goals.hint': { field: 'lead_goal_minutes' | 'lead_limit_minutes' | (string & {}) }
  'settings.goals.wrong': { most: string | number }
  'settings.forms': undefined
  'settings.forms.about': undefined
  'settings.forms.active': undefined
  'settings.forms.add': undefined
  'settings.forms.address': undefined
  'settings.forms.campaign': undefined
  'settings.forms.closed': undefined
  'settings.forms.failed': undefined
  'settings.forms.language': undefined
  'settings.forms.name': undefined
  'settings.forms.name.hint': undefined
  'settings.forms.nameless': undefined
  'settings.forms.none': undefined
  'settings.forms.open': undefined
  'settings.forms.open.this': { form: string | number }
  'settings.forms.pipeline': undefined
  'settings.forms.pipeline.first': undefined
  'settings.forms.saved': undefined
  'settings.forms.snippet': undefined
  'settings.forms.snippet.hint': undefined
  'settings.forms.source': undefined
  'setup.title': undefined
  'setup.failedTitle': undefined
  'setup.step': { now: string | number; all: string | number }
  'setup.next': undefined
  'setup.back': undefined
  'setup.found': undefined
  'setup.owner.title': undefined
  'setup.name': undefined
  'setup.name.missing': undefined
  'setup.firm.title': undefined
  'setup.firm': undefined
  'setup.firm.missing': undefined
  'setup.currency': undefined
  'setup.currency.hint': undefined
  'setup.zone': undefined
  'setup.zone.hint': undefined
  'setup.noLink.title': undefined
  'setup.noLink.hint': undefined
  'setup.process': undefined
  'setup.process.title': undefined
  'setup.process.hint': undefined
  'setup.process.missing': undefined
  'setup.process.none': undefined
  'setup.process.none.hint': undefined
  'setup.variant': undefined
  'setup.variant.plain': undefined
  'setup.preview': undefined
  'setup.preview.empty': undefined
  'setup.preview.none': undefined
  'setup.preview.criteria': { count: number }
  'setup.start.title': { firm: string | number }
  'setup.start.hint': undefined
  'setup.start.import': undefined
  'setup.start.import.hint': undefined
  'setup.start.sample': undefined
  'setup.start.sample.hint': undefined
  'setup.start.sample.busy': undefined
  'setup.start.empty': undefined
  'setup.start.empty.hint': undefined
  'setup.start.people': undefined
  'setup.start.people.hint': undefined
  'tables.deals': undefined
  'tables.deals.failed': undefined
  'tables.deals.noMatch': undefined
  'tables.deals.nothing': undefined
  'tables.deals.nothing.hint': undefined
  'tables.deals.board': undefined
  'tables.deals.import': undefined
  'tables.name': undefined
  'tables.column': { column: 'company' | 'stage' | 'value' | 'close' | 'next' | 'owner' | 'outcome' | 'probability' | 'segment' | 'source' | 'stage_since' | 'created' | 'updated' | (string & {}) }
  'tables.outcome': { outcome: 'open' | 'won' | 'lost' | 'disqualified' | (string & {}) }
  'tables.noStep': undefined
  'tables.columns': undefined
  'tables.columns.which': undefined
  'tables.columns.usual': undefined
  'tables.columns.done': undefined
  'tables.export': undefined
  'tables.total': { count: number }
  'tables.shown': { shown: string | number; count: string | number }
  'tables.sum': { sum: string | number; weighted: string | number; date: string | number }
  'tables.withoutValue': { count: number }
  'tables.apart': { count: number; sum: string | number }
  'tables.more': undefined
  'tables.filter': undefined
  'tables.filter.example': undefined
  'tables.filter.hint': undefined
  'tables.filter.ignored': { terms: string | number }
  'tables.filter.mine': undefined
  'tables.filter.open': undefined
  'tables.filter.won': undefined
  'tables.filter.noStep': undefined
  'tables.filter.overdue': undefined
  'templates.add': undefined
  'templates.archive': undefined
  'templates.archived': { count: number }
  'templates.body': undefined
  'templates.body.hint': undefined
  'templates.change': undefined
  'templates.fields': undefined
  'templates.hint': undefined
  'templates.kind': undefined
  'templates.language': undefined
  'templates.language.is': { language: 'en' | 'ru' | (string & {}) }
  'templates.made': { name: string | number }
  'templates.make': undefined
  'templates.missing': { field: 'name' | (string & {}) }
  'templates.name': undefined
  'templates.none': undefined
  'templates.preview': undefined
  'templates.preview.hint': undefined
  'templates.restore': undefined
  'templates.sign.them': undefined
  'templates.sign.us': undefined
  'templates.start': undefined
  'templates.start.none': undefined
  'templates.title': undefined
  'templates.unknown': undefined
  'templates.version': { version: string | number }
  'today.approvals': { count: number }
  'today.block': { stages: string | number }
  'today.blocks': undefined
  'today.blocks.add': undefined
  'today.blocks.choose': undefined
  'today.blocks.from': undefined
  'today.blocks.hint': undefined
  'today.blocks.remove': { from: string | number }
  'today.blocks.save': undefined
  'today.blocks.stages': undefined
  'today.blocks.to': undefined
  'today.board': undefined
  'today.clear': undefined
  'today.clear.hint': { count: number }
  'today.decide': undefined
  'today.done': { count: number }
  'today.due': { day: string | number }
  'today.expected': { count: number }
  'today.failed': undefined
  'today.free': undefined
  'today.gates': { count: number }
  'today.giveStep': undefined
  'today.giveStep.this': { name: string | number }
  'today.handovers': { count: number }
  'today.later': { count: number }
  'today.lead': { name: string | number }
  'today.left': { hours: number; minutes: number }
  'today.log': undefined
  'today.log.this': { step: string | number }
  'today.needs': undefined
  'today.needs.all': undefined
  'today.noPlan': undefined
  'today.noPlan.hint': undefined
  'today.now': undefined
  'today.open': undefined
  'today.open.this': { name: string | number }
  'today.over': undefined
  'today.promised': { promise: string | number }
  'today.putOff': undefined
  'today.putOff.this': { step: string | number }
  'today.queue': { count: number }
  'today.risk': undefined
  'today.stage': { stage: string | number; days: number }
  'today.stepless': { count: number }
  'today.then': undefined
  'today.title': { day: string | number }
  'today.titleOf': { name: string | number; day: string | number }
  'today.toInvoice': { count: number }
  'today.until': { day: string | number }
  'today.waiting': { count: number }
  'today.why.block': undefined
  'today.why.clock': undefined
  'today.why.due': { risk: string | number }
  'today.why.meeting': undefined
  'today.why.overdue': { count: number; risk: string | number }
  'today.why.promise': undefined
  'today.why.promiseLate': { count: number }
  'today.why.stale': { count: number; limit: number }
  'ui.cancel': undefined
  'ui.close': undefined
  'ui.undo': undefined
  'ui.dismiss': undefined
  'ui.messages': undefined
  'ui.retry': undefined
  'ui.awaited.offline': undefined
  'ui.offline': undefined
  'ui.page.offline': undefined
  'ui.part.offline': undefined
  'ui.renewed': undefined
  'ui.page.renewed': undefined
  'ui.part.renewed': undefined
  'ui.reload': undefined
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
  'ui.copied': undefined
  'ui.day.hint': undefined
  'work.afterWin': undefined
  'work.cost': undefined
  'work.costOfSale': undefined
  'work.costs': undefined
  'work.costs.by': undefined
  'work.costs.division': { by: 'company' | 'product' | 'source' | (string & {}) }
  'work.costs.failed': undefined
  'work.costs.file': undefined
  'work.costs.from': undefined
  'work.costs.head': { head: 'deals' | 'won' | 'value' | 'hours' | 'sale' | 'cost' | (string & {}) }
  'work.costs.hint': undefined
  'work.costs.noRate': { currencies: string | number }
  'work.costs.none': undefined
  'work.costs.nothing': undefined
  'work.costs.nothing.hint': undefined
  'work.costs.to': undefined
  'work.costs.total': undefined
  'work.days': { days: number }
  'work.entries': { count: number }
  'work.expense': undefined
  'work.expense.new': undefined
  'work.expense.remove': { what: string | number }
  'work.expense.what': undefined
  'work.expense.whatMissing': undefined
  'work.expert': undefined
  'work.failed': undefined
  'work.hourly': undefined
  'work.hourly.cost': undefined
  'work.hourly.from': undefined
  'work.hourly.none': undefined
  'work.hourly.since': { date: string | number }
  'work.hourly.who': undefined
  'work.hours': { hours: number }
  'work.hours.change': undefined
  'work.hours.changeThis': { time: string | number; what: string | number }
  'work.hours.new': undefined
  'work.hours.plain': undefined
  'work.hours.remove': { time: string | number; what: string | number }
  'work.hoursAndMinutes': { hours: number; minutes: number }
  'work.log': undefined
  'work.margin': undefined
  'work.minutes': { minutes: number }
  'work.noRate': { currencies: string | number }
  'work.nothing': undefined
  'work.ofBudget': { spent: string | number; budget: string | number }
  'work.on': undefined
  'work.on.missing': undefined
  'work.over': undefined
  'work.queue': undefined
  'work.queue.failed': undefined
  'work.queue.hint': undefined
  'work.queue.none': undefined
  'work.queue.none.hint': undefined
  'work.queue.off': undefined
  'work.queue.place': { place: number; length: number }
  'work.queue.taken': { names: string | number }
  'work.queue.waits': { time: string | number }
  'work.spent': undefined
  'work.stage': undefined
  'work.stage.then': undefined
  'work.stages': undefined
  'work.stayed': { time: string | number }
  'work.take': undefined
  'work.take.ask': undefined
  'work.take.done': { deal: string | number }
  'work.take.open': undefined
  'work.take.question': { name: string | number }
  'work.take.question.hint': undefined
  'work.take.silent': undefined
  'work.take.this': { deal: string | number }
  'work.time': undefined
  'work.time.hint': undefined
  'work.time.missing': undefined
  'work.timer.start': undefined
  'work.timer.stop': { since: string | number }
  'work.timer.written': { cut: 'yes' | (string & {}); time: string | number; deal: string | number }
  'work.title': undefined
  'work.unpriced': { time: string | number }
  'work.warning': { warning: 'margin' | 'share' | (string & {}); percent: number }
  'work.what': undefined
  'work.who': undefined
}
