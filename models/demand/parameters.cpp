#include "models/demand/demand.hpp"

namespace tanvan {

std::vector<Parameter> parameters(DemandParameters& p) {
  return {
      {"work_attendance", &p.work_attendance, 0, 1, "1/day", "employed persons who go to work on a working day",
       "prior"},
      {"school_attendance", &p.school_attendance, 0, 1, "1/day", "pupils and students who go to school", "prior"},
      {"errands_worker", &p.errands_worker, 0, 5, "1/day", "shopping and other tours of an employed person",
       "prior, to macro.csv trip_rate"},
      {"errands_adult", &p.errands_adult, 0, 5, "1/day", "shopping and other tours of an adult without a job",
       "prior, to macro.csv trip_rate"},
      {"errands_child", &p.errands_child, 0, 5, "1/day", "shopping and other tours of a person below 18",
       "prior, to macro.csv trip_rate"},
      {"business_tours", &p.business_tours, 0, 2, "1/day", "business tours of an employed person", "prior"},
      {"errand_decay", &p.errand_decay, 0, 1, "1/min", "decay of shopping destinations with time", "prior"},
      {"school_decay", &p.school_decay, 0, 1, "1/min", "decay of schools with time", "prior"},
      {"university_decay", &p.university_decay, 0, 1, "1/min", "decay of universities with time", "prior"},
      {"business_decay", &p.business_decay, 0, 1, "1/min", "decay of business destinations with time", "prior"},
      {"school_own_zone", &p.school_own_zone, 0, 1, "1", "pupils below 15 in their own zone's school", "prior"},
      {"near_zone", &p.near_zone, 0.05, 2, "1",
       "distance of errands and pupils inside their zone against its mean trip", "prior"},
      {"outside_attraction", &p.outside_attraction, 0, 5, "1", "attraction of a job outside against one inside",
       "prior"},
      {"visit_rate", &p.visit_rate, 0, 5, "1/day", "border trips of a neighbour at no distance",
       "prior, to freight.csv T01, T02"},
      {"visit_distance_decay", &p.visit_distance_decay, 0, 1, "1/min", "decay of border trips with time to the border",
       "prior"},
      {"visit_decay", &p.visit_decay, 0, 1, "1/min", "decay of border trips among zones inside", "prior"},
      {"visit_commuters", &p.visit_commuters, 0, 1, "1", "border trips at the hours of work", "prior"},
      {"through_rate", &p.through_rate, 0, 5, "1/day", "trips between outside zones a person there",
       "prior, to freight.csv T13, T14"},
      {"through_decay", &p.through_decay, 0, 1, "1/min", "decay of through trips with time", "prior"},
      {"through_trucks", &p.through_trucks, 0, 1, "1/day", "truck trips between outside zones a person there", "prior"},
  };
}

}  // namespace tanvan
