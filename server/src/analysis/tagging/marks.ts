import { Tag } from '../tokens';

export function markTag(code: number): number {
	switch (code) {
		case 0x2c:
			return Tag.Comma;
		case 0x2e:
		case 0x3f:
		case 0x21:
		case 0x2026:
			return Tag.Stop;
		case 0x3a:
			return Tag.Colon;
		case 0x3b:
			return Tag.Semicolon;
		case 0x2d:
		case 0x2013:
		case 0x2014:
		case 0x2015:
			return Tag.Dash;
		case 0x28:
		case 0x5b:
		case 0x7b:
			return Tag.OpenBracket;
		case 0x29:
		case 0x5d:
		case 0x7d:
			return Tag.CloseBracket;
		case 0x22:
		case 0x60:
		case 0xab:
		case 0xbb:
		case 0x2018:
		case 0x201a:
		case 0x201c:
		case 0x201d:
		case 0x201e:
		case 0x201f:
			return Tag.QuoteMark;
		default:
			return Tag.Other;
	}
}

export const APOSTROPHE = 0x27;
