export default async function globalTeardown() {
  const { keeper, gone } = Reflect.get(globalThis, 'linliTestKeeper');
  keeper.disconnect();
  await gone;
}
