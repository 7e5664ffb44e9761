import { Button } from '@zendeskgarden/react-buttons';
import { Grid, Row } from '@zendeskgarden/react-grid';
import { XL } from '@zendeskgarden/react-typography';
import { useContext, useEffect } from 'react';
import { styled } from 'styled-components';
import { ClientContext, GreetingContext } from './contexts.ts';

const SpacedGrid = styled(Grid)`
  display: grid;
  gap: ${({ theme }) => theme.space.sm};
`;

/** What greets. */
export default function Screen() {
  const client = useContext(ClientContext);
  const greeting = useContext(GreetingContext);
  useEffect(() => {
    void client?.invoke('resize', { width: '100%', height: '450px' });
  }, [client]);
  return (
    <SpacedGrid>
      <Row justifyContent="center">
        <XL isBold id="greeting">
          {greeting}
        </XL>
      </Row>
      <Row justifyContent="center">
        <Button isPrimary>Open</Button>
      </Row>
    </SpacedGrid>
  );
}
