import { IconDownload } from '@tabler/icons-react'
import classes from './Downloads.module.css'

interface DownloadsProps {
  label: string
  /** Each format with the address that answers with the file. */
  files: readonly { format: string; href: string }[]
}

/** What stands on the page, as files. */
export function Downloads({ label, files }: DownloadsProps) {
  return (
    <div className={classes.downloads} role="group" aria-label={label}>
      <IconDownload size={18} stroke={1.5} aria-hidden="true" />
      {files.map(({ format, href }) => (
        <a key={format} className={classes.file} href={href} download aria-label={`${label}: ${format}`}>
          {format}
        </a>
      ))}
    </div>
  )
}
