export { expectAccessible } from './axe.ts';
export { type Answers, type Call, fakeBridge, type FakeBridge } from './fake-bridge.ts';
export { type RenderedScreen, renderScreen, type ScreenOptions } from './render-screen.tsx';
export { fakeTask } from './fake-task.ts';
