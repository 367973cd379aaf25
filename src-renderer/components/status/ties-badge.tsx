import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Badge } from './badge.tsx';

/** Whether two figures that must be one are: by a mark and in words, never by colour alone. */
export function TiesBadge(props: { readonly ties: boolean; readonly children: string }) {
  const { ties, children } = props;
  return (
    <Badge tone={ties ? 'positive' : 'danger'} icon={ties ? IconCircleCheck : IconCircleX}>
      {children}
    </Badge>
  );
}
