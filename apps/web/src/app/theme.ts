import type { ThemeConfig } from 'antd';

/** The colours of a state, the same everywhere and never without a sign and a word. */
export const colours = { go: '#1a7f4b', stop: '#c8321f', ask: '#9a5c00', waiting: '#56656f', brand: '#0b5cab' } as const;

/** For charts: Okabe and Ito, told apart by colour-blind readers too. */
export const chartColours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'] as const;

const fonts = 'var(--fonts)';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.brand,
    colorSuccess: colours.go,
    colorError: colours.stop,
    colorWarning: colours.ask,
    colorLink: colours.brand,
    colorTextPlaceholder: '#6b7680',
    colorTextDescription: '#56656f',
    fontFamily: fonts,
    fontSize: 16,
    borderRadius: 6,
    controlHeight: 40,
    motion: false,
  },
};
