// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { safeHtml } from '#sandbox/host/ui/safe-html.ts';

test.each([
  ['<p>Hello <b>Ada</b></p>', '<p>Hello <b>Ada</b></p>'],
  ['<p onclick="x()" style="color:red">Hi</p>', '<p>Hi</p>'],
  ['<script>x()</script><p>Hi</p>', '<p>Hi</p>'],
  ['<img src="x" onerror="x()">Hi', 'Hi'],
  ['<a href="javascript:x()">Hi</a>', '<a>Hi</a>'],
  ['<a href="https://shop.example/">Hi</a>', '<a href="https://shop.example/" target="_blank" rel="noreferrer">Hi</a>'],
  ['<section><p dir="rtl">Hi</p></section>', '<p dir="rtl">Hi</p>'],
])('shows %s as %s', (html, shown) => {
  expect(safeHtml(html)).toBe(shown);
});
