import { useTheme } from 'styled-components';
import { expect, it } from 'vitest';
import { SurfaceProvider } from '#ui/components/SurfaceContext.tsx';
import { withTheme } from '#ui/controls/with-theme.tsx';
import { rendered } from '../rendered.tsx';

function Control({ name }: { readonly name: string }) {
  const { rtl, colors } = useTheme();
  return (
    <p>
      {name} {rtl ? 'rtl' : 'ltr'} {colors.base}
    </p>
  );
}

it.each([
  [{ colorScheme: 'light', isRightToLeft: false }, 'Ada ltr light'],
  [{ colorScheme: 'dark', isRightToLeft: true }, 'Ada rtl dark'],
] as const)('a control has the colours and the direction of the page, and what it was given: %o', async (surface, words) => {
  const Themed = withTheme(Control);
  const page = await rendered(
    <SurfaceProvider value={surface}>
      <Themed name="Ada" />
    </SurfaceProvider>,
  );
  expect(page.textContent).toBe(words);
});
