import { Alert } from '@zendeskgarden/react-notifications';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Compact = styled(Alert)`
  padding-block: 10px;
  padding-inline: 36px 12px;
  line-height: 18px;
  font-size: 13px;

  & > svg {
    inset-inline-start: 12px;
  }
`;

/** A message in the flow of the page. What changes is announced elsewhere, so it takes no role of its own. */
export function Notice({
  type,
  title,
  children,
}: {
  readonly type: 'success' | 'warning' | 'error' | 'info';
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <Compact type={type} role={undefined}>
      {title !== undefined && <Alert.Title>{title}</Alert.Title>}
      {children}
    </Compact>
  );
}
