import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/index.ts';
import classes from './page.module.css';

/** The head of a page: its only h1, the way back, what the page can do. Names the window as well. */
export function PageHeader(props: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  /** Beside the title: a badge. */
  readonly meta?: ReactNode;
}) {
  const t = useTexts('components');
  const { title, subtitle, back, actions, meta } = props;
  useEffect(() => {
    document.title = t('page.title', { title });
  }, [t, title]);
  return (
    <header className={classes['header']}>
      <div className={classes['headings']}>
        {back !== undefined && (
          <Link className={classes['back']} to={back.to}>
            <IconArrowLeft size={14} aria-hidden />
            {back.label}
          </Link>
        )}
        <div className={classes['title']}>
          <h1>{title}</h1>
          {meta}
        </div>
        {subtitle !== undefined && <div className={classes['subtitle']}>{subtitle}</div>}
      </div>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </header>
  );
}
