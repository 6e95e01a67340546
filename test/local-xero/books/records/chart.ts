/* Accounts, tax rates and items, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. */

export type AccountClass = 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';

export type Account = {
	AccountID: string;
	Code?: string;
	Name: string;
	Type: string;
	Class: AccountClass;
	Status: 'ACTIVE' | 'ARCHIVED' | 'DELETED';
	TaxType: string;
	Description?: string;
	SystemAccount?: string;
	EnablePaymentsToAccount: boolean;
	ShowInExpenseClaims: boolean;
	BankAccountNumber?: string;
	BankAccountType?: string;
	CurrencyCode?: string;
	ReportingCode?: string;
	AddToWatchlist: boolean;
	HasAttachments: boolean;
	UpdatedDateUTC: Date;
};

export type TaxComponent = {
	Name: string;
	Rate: number;
	IsCompound: boolean;
	IsNonRecoverable: boolean;
};

export type TaxRate = {
	Name: string;
	TaxType: string;
	ReportTaxType?: string;
	Status: 'ACTIVE' | 'ARCHIVED' | 'DELETED';
	CanApplyToAssets: boolean;
	CanApplyToEquity: boolean;
	CanApplyToExpenses: boolean;
	CanApplyToLiabilities: boolean;
	CanApplyToRevenue: boolean;
	DisplayTaxRate: number;
	EffectiveRate: number;
	TaxComponents: TaxComponent[];
};

export type ItemDetails = {
	UnitPrice?: number;
	AccountCode?: string;
	COGSAccountCode?: string;
	TaxType?: string;
};

export type Item = {
	ItemID: string;
	Code: string;
	Name?: string;
	IsSold: boolean;
	IsPurchased: boolean;
	Description?: string;
	PurchaseDescription?: string;
	SalesDetails: ItemDetails;
	PurchaseDetails: ItemDetails;
	IsTrackedAsInventory: boolean;
	InventoryAssetAccountCode?: string;
	TotalCostPool?: number;
	QuantityOnHand?: number;
	UpdatedDateUTC: Date;
};
