/** Errors nobody waited for, as they came: each is a defect. */
export const rejections: string[] = [];

process.on('unhandledRejection', (error) => rejections.push(error instanceof Error ? error.message : String(error)));
