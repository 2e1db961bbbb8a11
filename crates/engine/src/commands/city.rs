//! Who and where.

use crate::door::{CityView, DistrictView, PersonView, Whoami};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn whoami(&self) -> Result<Whoami, Refusal> {
        let identity = self.identity()?;
        let directory = self.directory()?;
        let member = directory.members.get(&identity.member);
        Ok(Whoami {
            agency: identity.agency,
            device: identity.id(),
            member: identity.member,
            name: member.map(|member| member.name.clone()).unwrap_or_default(),
            role: member.map(|member| member.role.clone()).unwrap_or_default(),
            districts: directory.districts_of(identity.member),
            city: directory.city.as_ref().map(|city| city.name.clone()).unwrap_or_default(),
        })
    }

    pub(crate) fn city(&self) -> Result<CityView, Refusal> {
        let directory = self.directory()?;
        let officers_of = |code: &str| {
            let held = directory.assignments.iter().filter(|assignment| assignment.district == code);
            let mut names: Vec<String> = held.map(|assignment| directory.name(assignment.member)).collect();
            names.sort();
            names
        };
        let districts = directory.districts.iter().map(|district| DistrictView {
            code: district.code.clone(),
            name: district.name.clone(),
            boundary: district.boundary.clone(),
            officers: officers_of(&district.code),
        });
        let people =
            directory.members.iter().filter(|(_, member)| !member.left).map(|(id, member)| PersonView {
                member: *id,
                record: (*id).into(),
                name: member.name.clone(),
                role: member.role.clone(),
            });
        Ok(CityView {
            city: directory.city.clone(),
            districts: districts.collect(),
            people: people.collect(),
            programs: directory.programs.clone(),
            partners: directory.partners.clone(),
        })
    }
}
