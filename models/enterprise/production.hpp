#pragma once
/// The production function of an enterprise (models E5): pure functions, no state.

namespace tanvan {

/// Constant elasticity of substitution between capital and labour (Arrow, Chenery, Minhas, Solow 1961):
///   y = [a k^rho + (1 - a) l^rho]^(1/rho),   sigma = 1 / (1 - rho);   Cobb-Douglas k^a l^(1-a) as sigma -> 1.
/// @param k,l     capital and effective labour, > 0, each in units of the sector's base year
/// @param a       weight of capital, in (0, 1)
/// @param sigma   elasticity of substitution, > 0
double ces(double k, double l, double a, double sigma);

/// The labour with which `ces` gives y: the inverse of `ces` in l.
/// Where capital alone forbids y (sigma < 1), the labour at which output is 0.98 of what any labour could give.
/// @param y  output wanted, > 0 @return effective labour > 0
double labour_for(double y, double k, double a, double sigma);

}  // namespace tanvan
