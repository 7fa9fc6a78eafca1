#include <algorithm>
#include <tbb/parallel_for.h>

#include "models/demand/demand.hpp"
#include "models/demand/destinations.hpp"
#include "models/demand/profiles.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kSchoolAge = 6, kUpperSchoolAge = 15, kAdultAge = 18;  // Vietnam's school system [years]
constexpr std::uint32_t kMostErrands = 4;                            // tours a day
constexpr double kNightShift = 20, kMorning = 6;                     // who leaves for work so late comes home at [h]
constexpr double kShortest = 0.1, kLongest = 3;                      // trips inside a zone, of its mean one

/// What all persons look up today.
struct Today {
  World const& world;
  DemandParameters const& p;
  DestinationTable errands, schools, universities, business;
};

Today today_of(World const& world, DemandParameters const& p) {
  auto const a = attractions(world, p);
  auto const& time = world.access.motorbike_time_min;
  auto errands = a.service_jobs;  // and a market in every ward
  for (std::size_t z = 0; z < errands.size(); ++z) errands[z] += a.population[z] / p.market_persons;
  return {world,
          p,
          DestinationTable(time, errands, p.errand_decay),
          DestinationTable(time, a.population, p.school_decay),
          DestinationTable(time, a.students, p.university_decay),
          DestinationTable(time, a.jobs, p.business_decay)};
}

/// One person's day in the making.
class PersonDay {
 public:
  PersonDay(Today const& today, PersonId person, TripStore& trips)
      : today_(today),
        person_(person),
        key_(today.world.population.persons.key[person]),
        when_(today.world.seed, key_, step(), Stream::activity),
        where_(today.world.seed, key_, step(), Stream::destination),
        trips_(trips) {}

  void plan() {
    auto const& persons = today_.world.population.persons;
    ZoneId const home = today_.world.population.households.zone[persons.household[person_]];
    Status const status = persons.status[person_];
    int const age = age_at(persons.born[person_], today_.world.now);
    if (status == Status::employed) plan_work(home);
    if (status == Status::student || (status == Status::child && age >= kSchoolAge)) plan_school(home, age);
    std::uint32_t const errands = std::min(kMostErrands, when_.poisson(errand_rate(status, age)));
    for (std::uint32_t i = 0; i < errands; ++i) {
      ZoneId const place = today_.errands.draw(home, where_.uniform());
      add_tour(home, place, Purpose::shopping);
    }
  }

 private:
  std::uint32_t step() const { return static_cast<std::uint32_t>(today_.world.now.year()); }

  double errand_rate(Status status, int age) const {
    if (age < kAdultAge) return today_.p.errands_child;
    return status == Status::employed ? today_.p.errands_worker : today_.p.errands_adult;
  }

  void plan_work(ZoneId home) {
    auto const& world = today_.world;
    EnterpriseId const employer = world.population.persons.employer[person_];
    bool const goes = when_.chance(today_.p.work_attendance);
    bool const visits = when_.chance(today_.p.business_tours);
    if (!employer || !goes) return;
    ZoneId const work = world.population.establishments.zone[world.population.enterprises.establishment[employer]];
    add_tour(home, work, Purpose::work);
    if (visits) add_tour(work, today_.business.draw(work, where_.uniform()), Purpose::business);
  }

  void plan_school(ZoneId home, int age) {
    bool const goes = when_.chance(today_.p.school_attendance);
    bool const near = where_.chance(age < kUpperSchoolAge ? today_.p.school_own_zone : today_.p.upper_own_zone);
    double const u = where_.uniform();
    if (!goes) return;
    ZoneId const school = age >= kAdultAge ? today_.universities.draw(home, u)
                          : near           ? home
                                           : today_.schools.draw(home, u);
    add_tour(home, school, Purpose::school);
  }

  void add_tour(ZoneId from, ZoneId to, Purpose purpose) {
    double const out = hour_at(departures(purpose, Way::out), when_.uniform(), 0);
    int const earliest = std::min(23, static_cast<int>(out) + 1);
    double back = hour_at(departures(purpose, Way::back), when_.uniform(), earliest);
    if (purpose == Purpose::work && out >= kNightShift) back = kMorning;
    auto const inside = static_cast<float>(inside_factor(purpose));  // drawn by all: no place moves the next draw
    float const within = from == to ? inside : 1.0F;
    add_trip(from, to, purpose, out, within, 0);
    add_trip(to, from, Purpose::home, back, within, 1);
  }

  /// A trip's distance inside its zone against the mean of all pairs there; who may choose goes to what is near.
  double inside_factor(Purpose purpose) {
    bool const chooses = purpose == Purpose::shopping || purpose == Purpose::school;
    return (chooses ? today_.p.near_zone : 1.0) * std::clamp(where_.exponential(), kShortest, kLongest);
  }

  void add_trip(ZoneId from, ZoneId to, Purpose purpose, double hour, float within, std::uint8_t returning) {
    trips_.traveller.push_back(key_);
    trips_.person.push_back(person_);
    trips_.origin.push_back(from);
    trips_.destination.push_back(to);
    trips_.purpose.push_back(purpose);
    trips_.bin.push_back(bin_at(today_.world.transport.bins, hour));
    trips_.number.push_back(number_++);
    trips_.returning.push_back(returning);
    trips_.within.push_back(within);
    trips_.mode.push_back(Mode::walk);
    trips_.company_bus.push_back(0);
    trips_.lot.push_back(-1);
    trips_.beyond_min.push_back(0);
  }

  Today const& today_;
  PersonId person_;
  AgentKey key_;
  Draws when_, where_;
  TripStore& trips_;
  std::uint8_t number_ = 0;
};

template <class T>
void append(std::vector<T>& all, std::vector<T> const& part) {
  all.insert(all.end(), part.begin(), part.end());
}

void append(TripStore& all, TripStore const& part) {
  append(all.traveller, part.traveller);
  append(all.person, part.person);
  append(all.origin, part.origin);
  append(all.destination, part.destination);
  append(all.purpose, part.purpose);
  append(all.bin, part.bin);
  append(all.number, part.number);
  append(all.returning, part.returning);
  append(all.within, part.within);
  append(all.mode, part.mode);
  append(all.company_bus, part.company_bus);
  append(all.lot, part.lot);
  append(all.beyond_min, part.beyond_min);
}

}  // namespace

void generate_trips(World& world, DemandParameters const& p) {
  constexpr std::size_t kBlock = 8192;  // persons; blocks are joined in order, whoever planned them
  std::size_t const persons = world.population.persons.size();
  std::vector<TripStore> parts((persons + kBlock - 1) / kBlock);
  auto const today = today_of(world, p);
  tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t block) {
    for (std::size_t i = block * kBlock; i < std::min(persons, (block + 1) * kBlock); ++i)
      PersonDay(today, id_of<PersonId>(i), parts[block]).plan();
  });
  world.day.trips = {};
  for (auto& part : parts) {
    append(world.day.trips, part);
    part = {};
  }
}

}  // namespace tanvan
