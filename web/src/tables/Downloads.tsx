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
    <ul className={classes.downloads} aria-label={label}>
      {files.map(({ format, href }) => (
        <li key={format}>
          <a className={classes.file} href={href} download aria-label={`${label}: ${format}`}>
            <IconDownload size={16} stroke={1.5} aria-hidden="true" />
            {format}
          </a>
        </li>
      ))}
    </ul>
  )
}
