import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

/** What the scan reads of a published tarball; its source it reads from the repository. */
const publishedPatterns = ['**/*.js', 'package.json'];

/**
 * The rules of n8n's package scan, which ignores disabling comments and fails a published package
 * (https://www.npmjs.com/package/@n8n/scan-community-package).
 * @param {string} folder the project, or the unpacked tarball
 * @param {'source' | 'published'} what
 * @returns {Promise<string[]>} its errors
 */
export async function scan(folder, what) {
	const { passed, message, details } = await analyzePackage(
		folder,
		what === 'source' ? SOURCE_FILE_PATTERNS : publishedPatterns,
	);
	return passed ? [] : [`${message}\n${details ?? ''}`];
}
