const loopback = /^(::1|(::ffff:)?127(\.\d+){3})$/;

/** Whether an address is this machine's own. */
export const isLoopback = (ip: string): boolean => loopback.test(ip);
