import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { Materials } from '../learning'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import { Section } from '../ui/Form'
import { IconButton } from '../ui/IconButton'
import { Money } from '../ui/Money'
import { Skeleton } from '../ui/PageState'
import { ProductDialog } from './ProductDialog'
import classes from './Products.module.css'
import { type Product, useProducts, useSold } from './useProducts'

/** What the firm sells: prices, what each brought, and what helps to sell it. */
export function ProductsPage() {
  const { t } = useI18n()
  const { can } = useSession()
  const { products, busy, error, keep, forget } = useProducts()
  const sold = useSold()
  const [writing, setWriting] = useState<Product | 'new'>()
  const open = (what: Product | 'new') => {
    forget()
    setWriting(what)
  }
  const known = writing === 'new' ? undefined : writing
  return (
    <Section title={t('products.title')} about={t('products.hint')}>
      {!products && <Skeleton height="16rem" />}
      {products?.length === 0 && <p className={classes.about}>{t('products.none')}</p>}
      <ul className={classes.products}>
        {products?.map((product) => {
          const line = sold.of.get(product.id)
          return (
            <li key={product.id} className={classes.product}>
              <div className={classes.head}>
                <span className={classes.what}>
                  <strong>{product.name}</strong>
                  <span className={classes.about}>
                    {[product.code, product.series].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className={classes.price}>
                  {product.price === null ? (
                    <span className={classes.about}>{t('products.noPrice')}</span>
                  ) : (
                    <Money amount={{ minor: product.price, currency: product.currency }} />
                  )}
                  {line && (
                    <span className={classes.about}>
                      {t('products.sold', { deals: line.deals, won: line.won })}
                      {' · '}
                      <Money amount={{ minor: line.value, currency: sold.currency }} />
                    </span>
                  )}
                </span>
                {can('edit-product') && (
                  <IconButton
                    label={t('products.change', { name: product.name })}
                    onClick={() => open(product)}
                  >
                    <IconPencil size={16} stroke={1.5} />
                  </IconButton>
                )}
              </div>
              <Materials product={product.id} editable />
            </li>
          )
        })}
      </ul>
      {can('create-product') && (
        <div>
          <Button icon={<IconPlus size={18} stroke={1.5} />} onClick={() => open('new')}>
            {t('products.add')}
          </Button>
        </div>
      )}
      {writing && (
        <ProductDialog
          product={known}
          busy={busy}
          error={error}
          onSave={async (body) => {
            if (await keep(body, known)) setWriting(undefined)
          }}
          onClose={() => setWriting(undefined)}
        />
      )}
    </Section>
  )
}
