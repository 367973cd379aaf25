// An engine that hangs in a statement: it hears nothing, not even that it is to end.
process.on('SIGTERM', () => {});
process.send?.({ type: 'ready' });
setTimeout(() => {}, 60_000);
