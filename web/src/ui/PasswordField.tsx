import { PasswordInput } from '@mantine/core'
import '@mantine/core/styles/PasswordInput.layer.css'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { type FieldProps, order } from './Field'
import classes from './Field.module.css'

/** A password: may be pasted, filled in by a manager, and looked at. */
export function PasswordField({ label, hint, error, required, ...rest }: FieldProps) {
  const { t } = useI18n()
  const [visible, setVisible] = useState(false)
  return (
    <PasswordInput
      {...rest}
      label={label}
      description={hint}
      error={error}
      aria-required={required}
      inputWrapperOrder={order}
      classNames={{ ...classes, input: classes.secret, innerInput: classes.inner }}
      visibilityToggleIcon={({ reveal }) =>
        reveal ? <IconEyeOff size={18} stroke={1.5} /> : <IconEye size={18} stroke={1.5} />
      }
      visibilityToggleFocusable
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'ui.password.hide' : 'ui.password.show') }}
    />
  )
}
