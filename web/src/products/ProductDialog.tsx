import { useId, useState } from 'react'
import { ErrorLine, MoneyField, TextField } from '../gate'
import { type Money, useI18n } from '../i18n'
import { useCurrencies, useSession } from '../session'
import { FormDialog } from '../ui/FormDialog'
import { SelectField } from '../ui/SelectField'
import type { Product, ProductIn } from './useProducts'

interface ProductDialogProps {
  product: Product | undefined
  busy: boolean
  error: string | undefined
  onSave: (body: ProductIn) => Promise<void>
  onClose: () => void
}

/** Writes a product: what it is called, and what it costs by the price list. */
export function ProductDialog({ product, busy, error, onSave, onClose }: ProductDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const { workspace } = useSession()
  const currencies = useCurrencies()
  const [name, setName] = useState(product?.name ?? '')
  const [code, setCode] = useState(product?.code ?? '')
  const [series, setSeries] = useState(product?.series ?? '')
  const [currency, setCurrency] = useState<string>(product?.currency ?? workspace.currency)
  const [price, setPrice] = useState<Money | undefined>(
    product && product.price !== null ? { minor: product.price, currency: product.currency } : undefined,
  )
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const nameMissing = name.trim() === ''

  function handleSave() {
    setTried(true)
    if (nameMissing || (typed.trim() !== '' && !price)) return
    void onSave({
      name: name.trim(),
      code: code.trim(),
      series: series.trim(),
      currency,
      ...(price && { price: price.minor }),
    })
  }
  return (
    <FormDialog
      title={t(product ? 'products.edit' : 'products.add')}
      save={t('products.save')}
      busy={busy}
      onSave={handleSave}
      onClose={onClose}
    >
      <TextField
        id={`${id}-name`}
        label={t('products.name')}
        maxLength={200}
        value={name}
        autoFocus
        error={tried && nameMissing ? t('products.nameMissing') : undefined}
        onChange={setName}
      />
      <SelectField
        id={`${id}-currency`}
        label={t('products.currency')}
        value={currency}
        options={currencies}
        onChange={({ target }) => {
          setCurrency(target.value)
          setPrice(undefined)
          setTyped('')
        }}
      />
      <MoneyField
        key={currency}
        id={`${id}-price`}
        label={t('products.price')}
        currency={currency}
        value={price}
        onChange={(value, text) => {
          setPrice(value)
          setTyped(text)
        }}
      />
      <TextField
        id={`${id}-code`}
        label={t('products.code')}
        maxLength={100}
        value={code}
        onChange={setCode}
      />
      <TextField
        id={`${id}-series`}
        label={t('products.series')}
        maxLength={100}
        value={series}
        onChange={setSeries}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
