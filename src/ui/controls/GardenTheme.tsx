import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactNode } from 'react';
import { createGlobalStyle, css } from 'styled-components';
import { useSurface } from '../components/SurfaceContext.tsx';

/** Where a person's system forces its colours, Garden's blue circle turns into the page's background, and its white mark with it. */
const MARK = css`
  @media (forced-colors: active) {
    &&& {
      color: CanvasText;
    }
  }
`;
/** Garden draws what is disabled; what is held keeps the focus and looks as little to be pressed. */
const BUTTON = css`
  &[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }

  /* Garden makes a button that looks like a link as high as its letters. */
  && {
    min-height: 24px;
  }
`;
/** Where colours say nothing, a field that is wrong has a thicker frame. */
const INPUT = css`
  @media (forced-colors: active) {
    &&[aria-invalid='true'] {
      border-width: 3px;
    }
  }
`;
/** Where colours say nothing, the field within Garden's frame would draw its own, transparent otherwise, beside it: twice as thick as that of other fields. */
const SELECT = css`
  @media (forced-colors: active) {
    &&& {
      border-color: Canvas;
    }
  }
`;
/** A box and its label are pressed together, and are high enough to be hit: WCAG 2.5.8. */
const LABEL = css`
  && {
    padding-block: 2px;
  }

  &&::before,
  && > svg {
    margin-top: 2px;
  }
`;
const COMPONENTS = {
  'forms.radio_svg': MARK,
  'forms.check_svg': MARK,
  'forms.radio_label': LABEL,
  'forms.checkbox_label': LABEL,
  'forms.input': INPUT,
  'forms.select': SELECT,
  'forms.textarea': INPUT,
  'buttons.button': BUTTON,
};

/** Only Garden moves anything, and not for whoever has asked their system for less of it. */
const LessMotion = createGlobalStyle`
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;

/** Garden's theme around what uses it, in the colours and the direction of the page. What needs Garden loads after the first facts are on the screen. */
export function GardenTheme({ children }: { readonly children: ReactNode }) {
  const { colorScheme, isRightToLeft } = useSurface();
  const colors = { ...DEFAULT_THEME.colors, base: colorScheme };
  return (
    <ThemeProvider theme={{ ...DEFAULT_THEME, rtl: isRightToLeft, colors, components: COMPONENTS }}>
      <LessMotion />
      {children}
    </ThemeProvider>
  );
}
