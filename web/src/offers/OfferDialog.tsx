import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { DateField, type DayAndTime, ErrorLine, SelectField, TextField } from '../gate'
import { languages, nativeName, useI18n } from '../i18n'
import { parseAmount } from '../i18n/amount'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import {
  type Offer,
  type OfferLine,
  type OfferVersion,
  parseBasis,
  parseQuantity,
  plain,
  plainAmount,
  totalsOf,
} from './offer'
import classes from './offers.module.css'
import { type Offered, usePriceList, useSending } from './useOffers'

/** One line as it is typed. */
interface Typed {
  key: number
  product: string
  text: string
  quantity: string
  price: string
  discount: string
  tax: string
}

interface OfferDialogProps {
  deal: Offered
  name: string
  /** Absent: a new one. */
  offer: Offer | undefined
  onClose: () => void
  onDone: () => void
}

/** What is offered for how much, on which terms. What was sent becomes the draft of the next version. */
export function OfferDialog({ deal, name: dealName, offer, onClose, onDone }: OfferDialogProps) {
  const { t, format } = useI18n()
  const { workspace } = useSession()
  const api = useApi()
  const id = useId()
  const { busy, error, save } = useSending()
  const newest = offer?.versions.at(-1)
  const [name, setName] = useState(offer?.name ?? dealName)
  const [lines, setLines] = useState(() => first(newest, deal.currency))
  const [discount, setDiscount] = useState(newest?.discount ? plain(newest.discount, 2) : '')
  const [valid, setValid] = useState<DayAndTime | undefined>(
    newest?.valid_until ? { date: newest.valid_until } : undefined,
  )
  const [language, setLanguage] = useState<string>(newest?.language ?? workspace.language)
  const [terms, setTerms] = useState(newest?.terms ?? '')
  const [tried, setTried] = useState(false)
  const read = useReader(deal.currency)
  const whole = lines.map(read)
  const basis = parseBasis(discount)
  const ready = whole.every((line) => line !== undefined) && basis !== undefined
  const sum = ready ? totalsOf(whole, basis) : undefined
  const number = newest ? newest.number + Number(newest.state !== 'draft') : 1

  async function handleSave() {
    setTried(true)
    if (!ready) return
    const body = {
      name: name.trim(),
      lines: whole,
      discount: basis,
      language: language as OfferVersion['language'] & string,
      terms: terms.trim(),
      ...(valid && { valid_until: valid.date }),
    }
    const saved = await save(deal.id, (headers) =>
      offer
        ? api.PUT('/offers/{id}/draft', {
            params: { path: { id: offer.id }, header: {} },
            headers,
            body: { ...body, number },
          })
        : api.POST('/deals/{id}/offers', { params: { path: { id: deal.id } }, headers, body }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={offer ? t('offers.edit.title', { number }) : t('offers.new')}
      save={t('offers.saveDraft')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField id={`${id}-name`} label={t('offers.name')} maxLength={200} value={name} onChange={setName} />
      <ul className={classes.lines}>
        {lines.map((line, i) => (
          <LineFields
            key={line.key}
            id={`${id}-${line.key}`}
            line={line}
            wrong={tried && !whole[i]}
            currency={deal.currency}
            onChange={(patch) =>
              setLines(lines.map((each) => (each === line ? { ...each, ...patch } : each)))
            }
            onRemove={lines.length > 1 ? () => setLines(lines.filter((each) => each !== line)) : undefined}
          />
        ))}
      </ul>
      <div className={classes.row}>
        <Button
          look="quiet"
          icon={<IconPlus size={16} stroke={1.5} />}
          onClick={() =>
            setLines([...lines, emptyLine(Math.max(...lines.map(({ key }) => key)) + 1, lines.at(-1))])
          }
        >
          {t('offers.line.add')}
        </Button>
        {sum && (
          <output className={classes.total}>
            {t('offers.comesTo', {
              net: format.money({ minor: sum.net, currency: deal.currency }),
              gross: format.money({ minor: sum.net + sum.tax, currency: deal.currency }),
            })}
          </output>
        )}
      </div>
      <div className={classes.pair}>
        <TextField
          id={`${id}-discount`}
          label={t('offers.discountAll')}
          numeric
          value={discount}
          error={tried && basis === undefined ? t('offers.percentWrong') : undefined}
          onChange={setDiscount}
        />
        <SelectField
          id={`${id}-language`}
          label={t('offers.language')}
          value={language}
          choices={languages.map((key) => ({ key, label: nativeName[key] }))}
          onChange={setLanguage}
        />
      </div>
      <DateField
        id={`${id}-valid`}
        label={t('offers.validUntil')}
        hint={t('offers.validUntil.hint')}
        value={valid}
        onChange={setValid}
      />
      <TextField
        id={`${id}-terms`}
        label={t('offers.terms')}
        long
        maxLength={10000}
        value={terms}
        onChange={setTerms}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

interface LineFieldsProps {
  id: string
  line: Typed
  wrong: boolean
  currency: string
  onChange: (patch: Partial<Typed>) => void
  onRemove: (() => void) | undefined
}

function LineFields({ id, line, wrong, currency, onChange, onRemove }: LineFieldsProps) {
  const { t } = useI18n()
  const products = usePriceList()
  const read = useReader(currency)
  const { text, quantity, price, discount, tax } = line

  function handleProduct(product: string) {
    const chosen = products.find((each) => each.id === product)
    const listed = chosen?.price !== null && chosen?.currency === currency
    onChange({
      product,
      ...(chosen && { text: chosen.name }),
      ...(chosen && listed && { price: plainAmount(chosen.price ?? 0, currency) }),
    })
  }
  return (
    <li className={classes.line}>
      {products.length > 0 && (
        <SelectField
          id={`${id}-product`}
          label={t('offers.line.product')}
          none={t('offers.line.free')}
          value={line.product}
          choices={products.map((each) => ({ key: each.id, label: each.name }))}
          onChange={handleProduct}
        />
      )}
      <TextField
        id={`${id}-text`}
        label={t('offers.line.text')}
        maxLength={1000}
        value={text}
        error={wrong && text.trim() === '' ? t('offers.line.textMissing') : undefined}
        onChange={(next) => onChange({ text: next })}
      />
      <div className={classes.figures}>
        <TextField
          id={`${id}-quantity`}
          label={t('offers.line.quantity')}
          numeric
          value={quantity}
          error={wrong && !parseQuantity(quantity) ? t('offers.line.quantityWrong') : undefined}
          onChange={(next) => onChange({ quantity: next })}
        />
        <TextField
          id={`${id}-price`}
          label={t('offers.line.price', { currency })}
          numeric
          value={price}
          error={
            wrong && !read({ ...line, text: 'x', quantity: '1', discount: '', tax: '' })
              ? t('offers.line.priceWrong')
              : undefined
          }
          onChange={(next) => onChange({ price: next })}
        />
        <TextField
          id={`${id}-discount`}
          label={t('offers.line.discount')}
          numeric
          value={discount}
          error={wrong && parseBasis(discount) === undefined ? t('offers.percentWrong') : undefined}
          onChange={(next) => onChange({ discount: next })}
        />
        <TextField
          id={`${id}-tax`}
          label={t('offers.line.tax')}
          numeric
          value={tax}
          error={wrong && parseBasis(tax) === undefined ? t('offers.percentWrong') : undefined}
          onChange={(next) => onChange({ tax: next })}
        />
        {onRemove && (
          <IconButton label={t('offers.line.remove', { text })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} />
          </IconButton>
        )}
      </div>
    </li>
  )
}

/** Reads a line as it was typed; undefined where it is none yet. */
function useReader(currency: string) {
  const { language } = useI18n()
  return (line: Typed): OfferLine | undefined => {
    const quantity = parseQuantity(line.quantity)
    const price = parseAmount(line.price, currency, language)
    const discount = parseBasis(line.discount)
    const tax = parseBasis(line.tax)
    if (!line.text.trim() || !quantity || !price || price.minor < 0) return undefined
    if (discount === undefined || tax === undefined) return undefined
    return {
      text: line.text.trim(),
      quantity,
      price: price.minor,
      discount,
      tax,
      ...(line.product && { product_id: line.product }),
    }
  }
}

function first(version: OfferVersion | undefined, currency: string): Typed[] {
  if (!version || version.lines.length === 0) return [emptyLine(0)]
  return version.lines.map((line, key) => ({
    key,
    product: line.product_id ?? '',
    text: line.text ?? '',
    quantity: plain(line.quantity, 3),
    price: plainAmount(line.price ?? 0, currency),
    discount: line.discount ? plain(line.discount, 2) : '',
    tax: line.tax ? plain(line.tax, 2) : '',
  }))
}

/** Lines of one offer mostly have one tax rate. */
function emptyLine(key: number, before?: Typed): Typed {
  return { key, product: '', text: '', quantity: '1', price: '', discount: '', tax: before?.tax ?? '' }
}
