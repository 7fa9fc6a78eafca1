#include "sim/engine/account_names.hpp"

namespace tanvan {

std::string name_of(Flow flow) {
  switch (flow) {
    case Flow::wages: return "wages";
    case Flow::social_insurance: return "social_insurance";
    case Flow::income_tax: return "income_tax";
    case Flow::corporate_tax: return "corporate_tax";
    case Flow::product_tax: return "product_tax";
    case Flow::rents: return "rents";
    case Flow::dividends: return "dividends";
    case Flow::intermediate: return "intermediate";
    case Flow::consumption: return "consumption";
    case Flow::government_consumption: return "government_consumption";
    case Flow::investment: return "investment";
    case Flow::grants: return "grants";
    case Flow::exports: return "exports";
    case Flow::bad_debt: return "bad_debt";
    case Flow::entry_capital: return "entry_capital";
    case Flow::migration: return "migration";
    case Flow::social_benefits: return "social_benefits";
    case Flow::remittances: return "remittances";
    case Flow::central_transfer: return "central_transfer";
    case Flow::rnd: return "rnd";
    case Flow::interest: return "interest";
    case Flow::public_loans: return "public_loans";
    case Flow::land_levies: return "land_levies";
    case Flow::dwelling_sales: return "dwelling_sales";
  }
  return "other";
}

std::string name_of(Account account) {
  switch (account) {
    case Account::households: return "households";
    case Account::state_enterprises: return "state_enterprises";
    case Account::domestic_enterprises: return "domestic_enterprises";
    case Account::foreign_enterprises: return "foreign_enterprises";
    case Account::landlords: return "landlords";
    case Account::institutions: return "institutions";
    case Account::province: return "province";
    case Account::central_state: return "central_state";
    case Account::banks: return "banks";
    case Account::rest_of_world: return "rest_of_world";
  }
  return "other";
}

std::string name_of(BudgetLine line) {
  switch (line) {
    case BudgetLine::st_career: return "st_career";
    case BudgetLine::investment: return "investment";
    case BudgetLine::national_programme: return "national_programme";
    case BudgetLine::matching: return "matching";
  }
  return "other";
}

}  // namespace tanvan
